"""What the first picture costs."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet

from tracker.ui.week.screen import WeekScreen


async def test_the_stylesheets_are_applied_once(make_app, listed, monkeypatch):
    anew, reparse = [], Stylesheet.reparse
    monkeypatch.setattr(Stylesheet, "reparse", lambda self: (anew.append(1), reparse(self)))
    app = make_app()
    async with app.run_test(size=(80, 24)):
        assert isinstance(app.screen, WeekScreen)
        assert anew == []
