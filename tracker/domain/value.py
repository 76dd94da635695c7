"""Frozen values, declared like dataclasses.

The standard ``dataclasses`` imports ``inspect``, which alone takes a quarter of the time a command
like ``tracker status`` may take. Type checkers see the same thing: a frozen dataclass.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar, dataclass_transform

    T = TypeVar("T")
    C = TypeVar("C", bound=type)

    @dataclass_transform(frozen_default=True)
    def value(cls: C) -> C: ...

    def replace(old: T, **changes: Any) -> T: ...

    def keep(value: object, name: str, content: object) -> None: ...

    def maker(cls: type[T]) -> Callable[..., T]: ...

else:
    from operator import attrgetter

    keep = object.__setattr__
    _MADE_ONE_BY_ONE = 30

    def value(cls):
        """Make a class with annotated fields a frozen, slotted value with equality by content.

        ``__derived__`` names what follows from the fields and is kept with them by ``__post_init__``.
        """
        names = tuple(cls.__annotations__)
        defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
        dropped = {"__dict__", "__weakref__", *names}
        body = {name: member for name, member in cls.__dict__.items() if name not in dropped}
        body |= {
            "__slots__": names + cls.__dict__.get("__derived__", ()),
            "__match_args__": names,
            "__setattr__": _refuse_change,
            "__delattr__": _refuse_change,
            "__eq__": _equal,
            "__hash__": _hash,
            "__repr__": body.get("__repr__", _describe),
        }
        frozen = type(cls.__name__, cls.__bases__, body)
        frozen._content = staticmethod(attrgetter(*names))
        frozen.__init__ = _to_be_made(frozen, names, defaults, "__post_init__" in body)
        return frozen

    def replace(old, **changes):
        """The same value with some fields changed; validated like any other."""
        fields = {name: getattr(old, name) for name in old.__match_args__}
        return type(old)(**(fields | changes))

    def maker(cls):
        """What makes values of all that they keep, what is derived included, and judges none of it.

        In a fraction of the time, for thousands of which that is known: they are filled before they freeze.
        """
        names = cls.__slots__
        lines = [f"    self.{name} = {name}" for name in names]
        scope = {"frozen": cls}
        exec(
            f"def __init__(self, {', '.join(names)}):\n" + "\n".join([*lines, "    self.__class__ = frozen"]),
            scope,
        )
        return type(cls.__name__, (), {"__slots__": names, "__init__": scope["__init__"]})

    def _to_be_made(cls, names, defaults, validates):
        """An ``__init__`` that is compiled once it is worth it: to make dozens without takes no longer."""
        made = 0

        def first(self, *args, **kwargs):
            nonlocal made
            made += 1
            content = defaults | dict(zip(names, args, strict=False)) | kwargs
            is_each_once = len({*names[: len(args)], *kwargs}) == len(args) + len(kwargs)
            if made > _MADE_ONE_BY_ONE or len(content) != len(names) or not is_each_once:
                # It says as well what is wrong with what it was given.
                cls.__init__ = _initialiser(cls, names, defaults, validates)
                cls.__init__(self, *args, **kwargs)
                return
            for name in names:
                keep(self, name, content[name])
            if validates:
                self.__post_init__()

        return first

    def _initialiser(cls, names, defaults, validates):
        scope = {f"_set_{name}": cls.__dict__[name].__set__ for name in names}
        scope |= {f"_default_{name}": default for name, default in defaults.items()}
        parameters = ", ".join(f"{name}=_default_{name}" if name in defaults else name for name in names)
        lines = [f"    _set_{name}(self, {name})" for name in names]
        if validates:
            lines.append("    self.__post_init__()")
        exec(f"def __init__(self, {parameters}):\n" + "\n".join(lines), scope)
        return scope["__init__"]

    def _equal(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self._content(self) == self._content(other)

    def _hash(self):
        return hash(self._content(self))

    def _describe(self):
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__name__}({shown})"

    def _refuse_change(self, name, *_):
        raise AttributeError(f"{type(self).__name__}.{name} is frozen")
