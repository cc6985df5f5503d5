"""What a page costs beside its template: against the same template with constant data, bare.

A page is opened once and what it shows is kept, with what every function answered that its
template asked. A Flask that has nothing but a view then shows the same template with that.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, before_render_template, template_rendered

from tests.benchmarks.pages import SMALL, TIMES, _client, centre

ROLE = "coordinator"
PAGES = (
    *("today.today", "families.families", "families.family", "people.people", "people.person"),
    *("calendar.month", "records.session", "records.note", "requests.board", "requests.page"),
)
"""What is opened most."""

FUNCTIONS = ("csrf_token", "half_written", "became", "can")
"""What templates ask that is not handed to them by the page."""


def compared(families: int = SMALL) -> Iterator[tuple[str, float, float]]:
    """The route of each page, its seconds, and those of its template alone."""
    from ccportal.intranet import create_app
    from tests.support.pages import walk

    with centre(families):
        app = create_app()
        client = _client(app, ROLE)
        found = {one.endpoint: one.address for one in walk(app, client, 1)}
        for endpoint in PAGES:
            address = found[endpoint]
            plain = _bare(app, client, endpoint, address)
            ours, bare = [], []
            for _ in range(TIMES):
                ours.append(_seconds(client, address))
                bare.append(_seconds(plain, address))
            yield endpoint, statistics.median(ours), statistics.median(bare)


def _seconds(client: Any, address: str) -> float:
    start = time.process_time()
    answer = client.get(address)
    took = time.process_time() - start
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return took


def _bare(app: Flask, client: Any, endpoint: str, address: str) -> Any:
    """A client of a Flask that shows one template with what the page showed."""
    with _recording(app) as shown:
        client.get(address)
    template, context = shown[-1]
    bare = Flask("bare")
    bare.secret_key = "bare"
    bare.url_map, bare.jinja_env = app.url_map, app.jinja_env

    def view(**_: Any) -> str:
        return str(template.render(context))

    bare.view_functions[endpoint] = view
    return bare.test_client()


@contextmanager
def _recording(app: Flask) -> Iterator[list[tuple[Any, dict[str, Any]]]]:
    """What is rendered meanwhile, each template with what it shows, its functions' answers kept."""
    shown: list[tuple[Any, dict[str, Any]]] = []

    def before(_: Flask, template: Any, context: dict[str, Any], **__: Any) -> None:
        for name, value in context.items():
            if callable(value) and not isinstance(value, type):
                context[name] = _once(value)

    def after(_: Flask, template: Any, context: dict[str, Any], **__: Any) -> None:
        shown.append((template, context))

    functions: dict[str, Any] = app.jinja_env.globals
    for name in FUNCTIONS:
        functions[name] = _once(functions[name])
    before_render_template.connect(before, app)
    template_rendered.connect(after, app)
    try:
        yield shown
    finally:
        before_render_template.disconnect(before, app)
        template_rendered.disconnect(after, app)


def _once(asked: Callable[..., Any]) -> Callable[..., Any]:
    """A function that answers again what it answered before."""
    known: dict[str, Any] = {}

    def answer(*values: Any, **named: Any) -> Any:
        key = repr((values, sorted(named.items())))
        if key not in known:
            known[key] = asked(*values, **named)
        return known[key]

    return answer


def table() -> None:
    """Print each page, as a table."""
    print("\n| page of the intranet | ours | its template alone | ratio |\n" + "| --- " * 4 + "|")
    for name, ours, bare in compared():
        print(f"| {name} | {ours * 1000:.1f} ms | {bare * 1000:.1f} ms | {ours / bare:.2f} |")
