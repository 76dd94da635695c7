"""What is published of the week that is shown, and when."""

from __future__ import annotations

from tests.ui.driving import until


async def test_with_nothing_running_the_seconds_of_a_minute_publish_nothing(make_app, listed, clock):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        published: list[object] = []
        app.context.follow(app.screen, lambda view: published.append(view.report.now), at_once=False)
        app._tick()
        published.clear()
        for _ in range(59 - clock.now().second):
            clock.move(seconds=1)
            app._tick()
        assert published == []
        clock.move(seconds=1)
        app._tick()
        assert published == [clock.now()]
        listed.timer.start(listed.record.listed().get("mixing"), clock.now())
        app._tick()
        await until(pilot, lambda: app.context.view.report.running)
        published.clear()
        for _ in range(3):
            clock.move(seconds=1)
            app._tick()
        assert len(published) == 3
