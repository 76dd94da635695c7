"""Every key of the app, declared once: bindings, help, palette and settings are made from this."""

from __future__ import annotations

from tracker.domain.activities.activity import DIGITS
from tracker.domain.value import value
from tracker.settings.key_groups import EVERYWHERE, KEY_GROUPS, KeyGroup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# The same thing meant for one place: there the first takes the place of the second. Or two keys of forms
# that no form has both of.
STAND_INS = {("assess.take_back", "app.undo"), ("form.on", "form.take"), ("week.hide", "week.leave")}


@value
class Key:
    """What a key does. ``keys`` are its names, with commas between; ``about`` says more than ``words``."""

    id: str
    keys: str
    words: str
    about: str = ""

    @property
    def group(self) -> KeyGroup:
        """What its id begins with."""
        return KEY_GROUPS[self.id.partition(".")[0]]

    @property
    def places(self) -> set[str]:
        """Everywhere that it works."""
        return {self.group.place, self.group.also_in} - {""}


KEYS = (
    Key("timer.switch", "space", "Start or stop", "Start, switch to or stop what the cursor is on"),
    *(
        Key(
            f"timer.start{number}",
            str(number),
            f"Start number {number}",
            "Start the activity with that digit",
        )
        for number in DIGITS
    ),
    Key("timer.earlier5", "comma", "Move the start 5 minutes earlier"),
    Key("timer.later5", "full_stop", "Move the start 5 minutes later"),
    Key("timer.earlier1", "less_than_sign", "Move the start a minute earlier"),
    Key("timer.later1", "greater_than_sign", "Move the start a minute later"),
    Key("timer.interrupt", "i", "Interrupt", "Give the last minutes to something else"),
    Key("timer.note", "n", "Note", "Note and track of what runs"),
    Key("away.keep", "y", "Keep it all", "Away: it was that all the time"),
    Key("away.end", "x", "It ended then", "Away: it ended when the gap began"),
    Key("away.some", "m", "It ended later", "Away: keep so many minutes, then it ended"),
    Key("away.cut", "c", "Cut it out", "Away: cut the gap out and go on"),
    Key("away.other", "o", "Something else", "Away: the gap was something else; what ran goes on"),
    Key("activity.find", "slash", "Find", "Find an activity by typing, and start it"),
    Key("activity.add", "a", "Add", "Put an activity on the list"),
    Key("activity.rate", "r", "Rate", "Rate or change what the cursor is on"),
    Key("activity.begin", "b", "Choose from a list", "Choose common items from a list"),
    Key("activity.numbers", "g", "Numbers", "The numbers of what the cursor is on: guess, target, cap"),
    Key("week.guess", "G", "Guess the week", "Guess the hours of all activities, in this week or the next"),
    Key("grid.up", "up,k", "Up"),
    Key("grid.down", "down,j", "Down"),
    Key("grid.left", "left,h", "Day before"),
    Key("grid.right", "right,l", "Day after"),
    Key("grid.first", "home", "First activity"),
    Key("grid.last", "end", "Last activity"),
    Key("week.previous", "left_square_bracket,pageup", "Week before"),
    Key("week.next", "right_square_bracket,pagedown", "Week after", "Up to the next week"),
    Key("week.present", "t", "This week"),
    Key("week.open", "enter", "Open the day", "The entries of the day under the cursor, to correct them"),
    Key("week.day", "D", "Today", "The entries of today, to correct them"),
    Key("week.assess", "A", "Assess", "Look back on the week shown or, in this one, the last one open"),
    Key("week.plan", "P", "Plan", "What is meant for which day of the week shown, or of the next"),
    Key("week.decided", "w", "Decided", "What was decided for this week; once more hides it"),
    Key("week.hide", "escape", "Hide", "Hide what was decided"),
    Key("week.list", "L", "List", "Add, rate, order, merge and archive activities"),
    Key("week.rate_all", "R", "Rate all", "Rate all that is unrated in one go"),
    Key("week.trends", "T", "Trends", "Weeks, months, years and days to look back on; tracks; search"),
    Key("week.options", "O", "Options", "Everything that can be set"),
    Key("week.sheet", "p", "Print", "Write the week's sheet to a file, to be printed"),
    Key("week.mend", "M", "Mend", "Merge a copy, or bring back what was lost"),
    Key("week.leave", "escape", "Back", "Back to the weeks side by side, if it was opened from there"),
    Key("list.up", "up,k", "Up"),
    Key("list.down", "down,j", "Down"),
    Key("list.left", "left,h", "Rating before"),
    Key("list.right", "right,l", "Rating after"),
    Key("list.first", "home", "First activity"),
    Key("list.last", "end", "Last activity"),
    Key("list.page_up", "pageup", "A page up"),
    Key("list.page_down", "pagedown", "A page down"),
    *(
        Key(f"list.rate{rating}", str(rating % 10), f"Rate {rating}", "Rate it from 1 to 10")
        for rating in range(1, 11)
    ),
    Key("list.yes", "y", "Supports", "It supports my goal"),
    Key("list.no", "n", "Does not support", "It does not support my goal"),
    Key("list.clear", "backspace", "Take back", "Take the rating away"),
    Key("list.next", "r,tab", "Next", "Go to the next unrated activity"),
    Key("list.add", "a", "Add", "Put an activity on the list"),
    Key("list.change", "enter,e", "Change", "Name, kind, ratings, reason, longest stretch"),
    Key("list.merge", "m", "Merge", "Make it part of another activity, in every week"),
    Key("list.digit", "number_sign", "Digit", "Choose the digit that starts it"),
    Key("list.higher", "K,shift+up", "Move up", "Move it up among those of its kind"),
    Key("list.lower", "J,shift+down", "Move down", "Move it down among those of its kind"),
    Key("list.archive", "x,delete", "Archive", "Take it off the list or put it back; its hours stay"),
    Key("list.archived", "v", "Archived", "Show archived activities, or hide them"),
    Key("list.leave", "escape,L", "Back"),
    Key("options.up", "up,k", "Up"),
    Key("options.down", "down,j", "Down"),
    Key("options.first", "home", "First option"),
    Key("options.last", "end", "Last option"),
    Key("options.less", "left,h,minus", "Less", "The choice before, or less of it"),
    Key("options.more", "right,l,plus,equals_sign", "More", "The choice after, or more of it"),
    Key("options.change", "enter,space", "Change", "Write it anew, or the next choice"),
    Key("options.leave", "escape,O", "Back"),
    Key("plan.up", "up,k", "Up"),
    Key("plan.down", "down,j", "Down"),
    Key("plan.left", "left,h", "Day before"),
    Key("plan.right", "right,l", "Day after"),
    Key("plan.first", "home", "First row"),
    Key("plan.last", "end", "Last row"),
    Key("plan.more", "space,plus,equals_sign", "Half an hour", "Lay half an hour more on the day"),
    Key("plan.less", "minus", "Less", "Take half an hour away from the day"),
    *(
        Key(f"plan.hours{hours}", str(hours), f"{hours} hours", "So many hours on the day")
        for hours in range(1, 10)
    ),
    Key("plan.clear", "x,backspace,delete,0", "Clear", "Nothing of it on the day"),
    Key("plan.time", "enter", "Time", "When it begins: 19:00, or empty for no settled time"),
    Key("plan.another", "a", "Another", "Plan hours for another activity"),
    Key("plan.previous", "left_square_bracket,pageup", "Week before"),
    Key("plan.next", "right_square_bracket,pagedown", "Week after", "Up to the next week"),
    Key("plan.present", "t", "This week"),
    Key("plan.leave", "escape,P", "Back"),
    Key("trends.open", "enter", "Open", "A week as a whole, the weeks of a month, the months of a year"),
    Key("trends.up", "up,k,left,h", "Before", "The week, month or year before"),
    Key("trends.down", "down,j,right,l", "After", "The week, month or year after"),
    Key("trends.first", "home", "First row"),
    Key("trends.last", "end", "Last row"),
    Key("trends.earlier", "left_square_bracket,pageup", "Earlier", "The weeks before these, the year before"),
    Key("trends.later", "right_square_bracket,pagedown", "Later", "The weeks after these, the year after"),
    Key("trends.present", "t", "Up to now", "The weeks up to this one, or this year"),
    Key("trends.next_look", "tab", "Next", "Weeks, months, years, days: the next of them"),
    Key("trends.previous_look", "shift+tab", "Look before", "Weeks, months, years, days: the one before"),
    Key("trends.tracks", "s", "Tracks", "All tracks, songs and clients, with their hours"),
    Key("trends.search", "slash", "Search", "Find entries by the words of their notes, in all weeks"),
    Key("trends.sheet", "p", "Print", "Write the week's sheet to a file, to be printed"),
    Key("trends.leave", "escape,T", "Back"),
    Key("field.left", "left,h", "Week before"),
    Key("field.right", "right,l", "Week after"),
    Key("field.up", "up,k", "Day before"),
    Key("field.down", "down,j", "Day after"),
    Key("field.first", "home", "First day", "The first day of the year"),
    Key("field.last", "end", "Last day", "The last day of the year"),
    Key("field.open", "enter", "Open", "Show the entries of the day"),
    Key("field.wasted", "w", "Wasted/studio", "Shade by wasted hours, or by those in the studio again"),
    Key("field.earlier", "left_square_bracket,pageup", "Earlier", "The same day of the year before"),
    Key("field.later", "right_square_bracket,pagedown", "Later", "The same day of the year after"),
    Key("field.present", "t", "Today"),
    Key("field.next_look", "tab", "Next", "Weeks, months, years, days: the next of them"),
    Key("field.previous_look", "shift+tab", "Look before", "Weeks, months, years, days: the one before"),
    Key("field.tracks", "s", "Tracks", "All tracks, songs and clients, with their hours"),
    Key("field.search", "slash", "Search", "Find entries by the words of their notes, in all weeks"),
    Key("field.leave", "escape,T", "Back"),
    Key("tracks.open", "enter", "Open", "Show the entries of the track"),
    Key("tracks.up", "up,k", "Track above"),
    Key("tracks.down", "down,j", "Track below"),
    Key("tracks.first", "home", "First track"),
    Key("tracks.last", "end", "Last track"),
    Key("tracks.search", "slash", "Search", "Find entries by the words of their notes, in all weeks"),
    Key("tracks.leave", "escape,s", "Back"),
    Key("entries.open", "enter", "Open", "Show the day of the entry"),
    Key("entries.up", "up,k", "Entry above"),
    Key("entries.down", "down,j", "Entry below"),
    Key("entries.first", "home", "First entry"),
    Key("entries.last", "end", "Last entry"),
    Key("entries.page_up", "pageup", "A page up"),
    Key("entries.page_down", "pagedown", "A page down"),
    Key("entries.search", "slash", "Search", "Find entries by other words of their notes"),
    Key("entries.leave", "escape", "Back"),
    Key("day.up", "up,k", "Up"),
    Key("day.down", "down,j", "Down"),
    Key("day.first", "home", "First entry"),
    Key("day.last", "end", "Last entry"),
    Key("day.open", "enter", "Change or fill", "Change the entry, or fill the gap"),
    Key("day.change", "e", "Change", "Start, end, activity, track and note of the entry"),
    Key("day.fill", "f", "Fill", "Say what the gap was"),
    Key("day.before", "b", "Before", "The gap was what came before it: that ends later"),
    Key("day.after", "n", "After", "The gap was what came after it: that starts earlier"),
    Key("day.earlier5", "comma", "Move the start 5 minutes earlier"),
    Key("day.later5", "full_stop", "Move the start 5 minutes later"),
    Key("day.earlier1", "less_than_sign", "Move the start a minute earlier"),
    Key("day.later1", "greater_than_sign", "Move the start a minute later"),
    Key("day.end_earlier5", "minus", "Move the end 5 minutes earlier"),
    Key("day.end_later5", "plus,equals_sign", "Move the end 5 minutes later"),
    Key("day.end_earlier1", "left_parenthesis", "Move the end a minute earlier"),
    Key("day.end_later1", "right_parenthesis", "Move the end a minute later"),
    Key("day.split", "s", "Split", "Make two entries of it"),
    Key("day.join", "J", "Join", "Make one entry of it and the next one of the same activity"),
    Key("day.remove", "d,delete", "Remove", "Take the entry away; undo brings it back"),
    Key("day.copy", "C", "Copy", "Put a copy of the entry after it, where nothing is"),
    Key("day.add", "a", "Add", "Add an entry with start and end"),
    Key("day.switch", "space", "Start or stop", "Start, switch to or stop the activity of the entry"),
    Key("day.previous", "left_square_bracket,pageup,left,h", "Day before"),
    Key("day.next", "right_square_bracket,pagedown,right,l", "Day after"),
    Key("day.today", "t,D", "Today"),
    Key("day.leave", "escape", "Back"),
    Key("assess.next", "enter,pagedown", "Next", "The next step; at the last one, keep the assessment"),
    Key("assess.back", "b,pageup", "Step back", "The step before"),
    Key("assess.up", "up,k", "Up"),
    Key("assess.down", "down,j", "Down"),
    Key("assess.left", "left,h", "Answer before", "The answer before this one, or the step before"),
    Key("assess.right", "right,l", "Answer after", "The answer after this one, or the next step"),
    *(
        Key(f"assess.digit{number}", str(number % 10), f"Answer {number}", "Rate, desire, hours: 1 to 10")
        for number in range(1, 11)
    ),
    Key("assess.yes", "y", "Supports", "It supports my goal"),
    Key("assess.no", "n", "Does not support", "It does not support my goal"),
    Key("assess.choose", "space", "Choose", "Choose what the cursor is on"),
    Key("assess.more", "plus,equals_sign", "More", "A little more of the hours under the cursor"),
    Key("assess.less", "minus", "Less", "A little less of the hours under the cursor"),
    Key("assess.write", "e", "Write", "Write the goal, hours, a time, or a few lines to yourself"),
    Key("assess.reason", "r", "Reason", "Why it supports the goal, or does not"),
    Key("assess.take_back", "u", "Take back", "Take back the last answer"),
    Key("assess.sheet", "p", "Print", "Write the week's sheet to a file, to be printed"),
    Key("assess.leave", "escape", "Leave", "Leave; what is answered is kept"),
    Key("app.undo", "u", "Undo", "Take back the last change"),
    Key("app.redo", "ctrl+r", "Redo", "Bring back what was undone"),
    Key("app.palette", "ctrl+p", "Everything", "Everything that can be done here, by typing"),
    Key("app.help", "question_mark", "Help", "What can I do here?"),
    Key("app.paint", "ctrl+l", "Paint anew", "Paint the whole screen anew"),
    Key("app.aside", "ctrl+z", "To the shell", "Stop for the shell; fg comes back"),
    Key("app.quit", "q", "Quit", "Leave; the timer goes on"),
    Key("help.leave", "escape,question_mark,q", "Back"),
    Key("find.choose", "enter", "Choose"),
    Key("find.go", "tab", "Go there", "Put the cursor there, and start nothing"),
    Key("find.down", "down", "Next"),
    Key("find.up", "up", "Previous"),
    Key("find.leave", "escape", "Back"),
    Key("choose.up", "up,k", "Kind above"),
    Key("choose.down", "down,j", "Kind below"),
    Key("choose.left", "left,h", "Item before"),
    Key("choose.right", "right,l", "Item after"),
    Key("choose.tick", "space", "Tick"),
    Key("choose.another", "a", "Other"),
    Key("choose.on", "enter", "Go on"),
    Key("choose.leave", "escape", "Leave"),
    Key("form.before", "left", "Choice before"),
    Key("form.after", "right,space", "Choice after"),
    Key("form.on", "enter", "Go on"),
    Key("question.yes", "y,enter", "Yes"),
    Key("question.no", "escape,n", "Back"),
    *(Key(f"digit.choose{digit}", str(digit), f"Digit {digit}") for digit in DIGITS),
    Key("digit.leave", "escape", "Back"),
    Key("form.take", "enter", "Save"),
    Key("mend.yes", "y,enter", "Do it"),
    Key("mend.right", "r", "It is right so", "What vanished is gone for good reason"),
    Key("mend.leave", "escape,n", "Not now"),
    Key("form.save", "ctrl+s", "Save"),
    Key("form.next", "tab", "Next field"),
    Key("form.previous", "shift+tab", "Field before"),
    Key("form.leave", "escape", "Back"),
)

BY_ID = {key.id: key for key in KEYS}


def work_together(one: Key, other: Key) -> bool:
    """Whether two keys can be pressed in one place, so that they must differ."""
    if STAND_INS & {(one.id, other.id), (other.id, one.id)}:
        return False
    if one.places & other.places:
        return True
    groups = (one.group, other.group)
    return any(group.place == EVERYWHERE for group in groups) and not any(
        group.is_laid_over for group in groups
    )


def clashes(keys: Iterable[Key]) -> Iterator[tuple[Key, Key, str]]:
    """Each pair that has a key in common where both can be pressed, with that key."""
    pressed: dict[str, list[tuple[int, Key]]] = {}
    for number, one in enumerate(keys):
        met: dict[int, tuple[Key, str]] = {}
        for name in sorted(set(one.keys.split(","))):
            for place, other in pressed.setdefault(name, []):
                met.setdefault(place, (other, name))
            pressed[name].append((number, one))
        for place in sorted(met):
            other, name = met[place]
            if work_together(one, other):
                yield other, one, name
