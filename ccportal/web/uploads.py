"""Files that people send: never on the disk on their way, and only so large where they may be."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import IO, Any, TypeVar

from flask import Flask, Request, request

View = TypeVar("View", bound=Callable[..., Any])

AROUND = 100_000
"""Bytes of a form around its file."""


class InMemory(Request):
    """A request whose uploads never touch the disk: what is kept of them is kept encrypted."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return BytesIO()


def takes(most: int) -> Callable[[View], View]:
    """Declare that a view takes a file of `most` bytes, more than may be sent elsewhere."""

    def declare(view: View) -> View:
        view.__takes__ = most + AROUND  # type: ignore[attr-defined]
        return view

    return declare


def init(app: Flask) -> None:
    """Let the views that declare it take more than the app takes at once."""

    @app.before_request
    def widen() -> None:
        view = app.view_functions.get(request.endpoint or "")
        most = getattr(view, "__takes__", None)
        if most is not None:
            request.max_content_length = request.max_form_memory_size = most
