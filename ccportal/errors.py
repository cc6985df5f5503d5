"""The few errors that reach a person, each with the HTTP status that it becomes."""

from __future__ import annotations


class Refused(Exception):
    """Something was asked for that is not to be done.

    The message is shown to whoever asked: it says what is wrong in their words and holds
    nothing personal.
    """

    status = 400


class NotPermitted(Refused):
    """The person's role does not allow it (shown as 404 where existence is a secret)."""

    status = 403


class NotFound(Refused):
    """There is no such thing, or none that this person may know of."""

    status = 404


class Conflict(Refused):
    """It cannot be done in the present state, or somebody else changed it first."""

    status = 409


class Invalid(Refused):
    """What was given is faulty; `faults` lists every fault as `path: what is wrong`."""

    status = 422

    def __init__(self, message: str, faults: tuple[str, ...] = ()) -> None:
        """Keep the message and the single faults."""
        super().__init__(message)
        self.faults = faults or (message,)


class Busy(Refused):
    """So many do the same at this moment that it was not begun; it can be tried again."""

    status = 503
