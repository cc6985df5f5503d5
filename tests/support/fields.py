"""The forms of a page as a browser without scripts would send them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse


@dataclass
class Sheet:
    """One form: where it goes, and what it sends as it stands."""

    action: str
    values: MultiDict = field(default_factory=MultiDict)


class Sheets(HTMLParser):
    """Reads the forms of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Sheet] = []
        self.writing: str | None = None
        self.select: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = dict(attrs)
        if tag == "form":
            self.forms.append(Sheet(str(one["action"])))
        if not self.forms:
            return
        values, name = self.forms[-1].values, one.get("name")
        if tag == "input" and name:
            ticked = one.get("type") not in ("radio", "checkbox") or "checked" in one
            if ticked:
                values.add(name, one.get("value") or "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in one:
            values.add(self.select, one.get("value") or "")
        elif tag == "textarea" and name:
            values.add(name, "")
            self.writing = name

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.writing = None

    def handle_data(self, data: str) -> None:
        if self.writing:
            self.forms[-1].values[self.writing] = data.lstrip("\n")


def press(client: FlaskClient, page: str, action: str, /, **fields: object) -> TestResponse:
    """Open a page, fill in its form that goes to `action`, and send it."""
    return client.post(action, data=filled(client, page, action, **fields))


def filled(client: FlaskClient, page: str, action: str, /, **fields: object) -> MultiDict:
    """What the form of a page that goes to `action` sends, filled in."""
    forms = [one for one in Sheets(client.get(page).text).forms if one.action == action]
    assert forms, f"{page} has no form that goes to {action}"
    values = forms[0].values.copy()
    for name, value in fields.items():
        some = value if isinstance(value, list) else [value]
        values.setlist(name.replace("__", "-"), [str(one) for one in some])
    return values
