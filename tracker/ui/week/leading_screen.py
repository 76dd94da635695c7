"""A screen from which keys lead to those that are about more than what it shows."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tracker.ui.terminal.key_bindings import key_binding
from tracker.ui.week import opened
from tracker.ui.week.greeted_screen import GreetedScreen


class LeadingScreen(GreetedScreen):
    """Opens assessment, plan, list, trends and options of the week that is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key_binding("week.assess", "assess", show=True),
        key_binding("week.plan", "plan", show=True),
        key_binding("week.list", "list", show=True),
        key_binding("week.rate_all", "rate_all", show=True),
        key_binding("week.trends", "trends", show=True),
        key_binding("week.options", "options", show=True),
        key_binding("week.sheet", "sheet"),
        key_binding("week.mend", "mend", show=True),
        # One key: what is in sight is hidden first. A class replaces what another one has for the key.
        key_binding("week.hide", "hide_decided"),
        key_binding("week.leave", "leave", show=True),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is to be mended, or nothing to go back to, that is not offered."""
        if action == "mend":
            return bool(self.context.view.offers)
        if action == "leave":
            return self.context.way_back is not None
        return super().check_action(action, parameters)

    async def action_assess(self) -> None:
        """Assess the week shown if it is over; else the last one that is open, or the present one."""
        await self.context.until_shown()
        view = self.context.view
        if view.report.is_to_come:
            self.context.say("That week has not begun yet.")
            return
        week = None if view.is_present else view.report.week
        self.context.open(opened.AssessmentScreen(self.context, week))

    def action_plan(self) -> None:
        """Show what is planned of the week that is shown."""
        self.context.open(opened.PlanScreen(self.context))

    def action_list(self) -> None:
        """Open the list."""
        self.context.open(opened.ActivitiesScreen(self.context))

    def action_rate_all(self) -> None:
        """Open the list on what is not rated yet."""
        self.context.open(opened.ActivitiesScreen(self.context, begins_with_unrated=True))

    def action_trends(self) -> None:
        """Show the last weeks side by side."""
        self.context.open(opened.trends_screen(self.context))

    def action_leave(self) -> None:
        """Go back to where the week that is shown was opened."""
        if self.context.way_back is not None:
            self.context.way_back()

    def action_options(self) -> None:
        """Show everything that can be set."""
        self.context.open(opened.OptionsScreen(self.context))

    async def action_sheet(self) -> None:
        """Write the sheet of the week that is shown to a file."""
        await self.context.until_shown()
        self.context.save_sheet(self.context.view.report.week)

    def action_mend(self) -> None:
        """Show what can be mended in the files, the first of it."""
        if offers := self.context.view.offers:
            self.run_worker(opened.ask_to_mend(self.context, offers[0]), exclusive=True, group="mend")
