"""A notification server as a desktop has one: it writes each notice that it is given into a file.

Run on a session bus of its own: ``dbus-run-session -- python -m tests.ui.notices.notification_server FILE
PROGRAM …``. It ends with the program.
"""

# ruff: noqa: F722, F821, N802 - names and types as D-Bus has them

import asyncio
import json
import sys
from pathlib import Path

from dbus_fast.aio.message_bus import MessageBus
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


class Server(ServiceInterface):
    """As much of the standard as every desktop has."""

    def __init__(self, file: Path) -> None:
        super().__init__(NAME)
        self._file = file
        self._count = 0

    @dbus_method()
    def GetCapabilities(self) -> "as":  # type: ignore[valid-type]
        return ["body"]

    @dbus_method()
    def GetServerInformation(self) -> "ssss":  # type: ignore[name-defined]
        return ["Recorder", "tests", "1", "1.2"]

    @dbus_method()
    def Notify(
        self,
        app: "s",  # type: ignore[name-defined]
        replaces: "u",  # type: ignore[name-defined]
        icon: "s",  # type: ignore[name-defined]
        summary: "s",  # type: ignore[name-defined]
        body: "s",  # type: ignore[name-defined]
        actions: "as",  # type: ignore[valid-type]
        hints: "a{sv}",  # type: ignore[valid-type]
        timeout: "i",  # type: ignore[name-defined]
    ) -> "u":  # type: ignore[name-defined]
        self._count += 1
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps([app, summary, body]) + "\n")
        return self._count

    @dbus_method()
    def CloseNotification(self, number: "u"):  # type: ignore[name-defined,no-untyped-def]
        pass

    @dbus_signal()
    def NotificationClosed(self) -> "uu":  # type: ignore[name-defined]
        return [0, 0]

    @dbus_signal()
    def ActionInvoked(self) -> "us":  # type: ignore[name-defined]
        return [0, ""]


async def serve(file: Path, program: list[str]) -> int:
    bus = await MessageBus().connect()
    bus.export(PATH, Server(file))
    await bus.request_name(NAME)
    process = await asyncio.create_subprocess_exec(*program)
    return await process.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(serve(Path(sys.argv[1]), sys.argv[2:])))
