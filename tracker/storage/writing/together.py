"""Many files worked on at once: a disk that has to be waited for takes what comes together in one go."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    Thing = TypeVar("Thing")

_MANY = 16
_AT_ONCE = 8


def do_together(do: Callable[[Thing], None], things: Sequence[Thing]) -> None:
    """Do something with each of these, several at a time where they are many.

    Returns, or raises what one of them raised first, once none is worked on any more; then not all are done.
    """
    if len(things) < _MANY:
        for thing in things:
            do(thing)
        return
    import threading

    left = iter(things)
    errors: list[BaseException] = []
    taking = threading.Lock()

    def work() -> None:
        while True:
            with taking:
                if errors or (thing := next(left, None)) is None:
                    return
            try:
                do(thing)
            except BaseException as error:
                errors.append(error)

    workers = [threading.Thread(target=work) for _ in range(_AT_ONCE)]
    try:
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
    except BaseException as error:
        # Whoever was interrupted takes away what was made, and nothing may come after that.
        errors.append(error)
        for worker in workers:
            if worker.is_alive():
                worker.join()
        raise
    if errors:
        raise errors[0]
