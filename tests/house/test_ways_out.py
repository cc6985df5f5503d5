"""Nothing leaves that did not ask the one rule: from a page, as a file, by mail, by a command.

Two walls. While a site runs, what is no page is stopped unless it comes from `web.leaving.out`
(`tests/web/test_leaving.py`). Here the text of every module is read for a way around that.
"""

from __future__ import annotations

import ast

import pytest
from support.house import ROOT, imports, modules, touches

PAGES = ("intranet", "portal", "web")
DOOR = "web.leaving"
RULE = "rules.leaving"
SHOWN = {"text/html", "image/png", "image/svg+xml"}
SENDERS = {"send_file", "send_from_directory", "stream_with_context", "jsonify", "make_response"}
HEADERS = {"content-disposition", "content-type"}
TYPES = {"mimetype", "content_type"}

WRITERS = {"write_bytes", "write_text", "fdopen", "mkstemp", "NamedTemporaryFile", "copyfile"}
KEEPS = {
    "keys": "the keys of the instance",
    "acts.instance": "the instance's own folder",
    "settings": "says only where things are",
    "web.compiled": "compiled templates",
    "acts.backup": "a backup, which nobody reads without the centre's key (C8)",
    "acts.demo": "a made-up centre, and how one signs in to it",
    "acts.disposal_register": "what was disposed of, by references, beside the store",
}
"""Modules that write files which stay in the instance, with what those are."""

TAKE_OFF = {"web.sessions": {"Content-Disposition", "mimetype"}}
"""What names a file's headers only to take them off: the answer becomes a page that says so."""

MAILS = {"acts.mail", "sar.mail"}


def calls(tree: ast.AST) -> list[ast.Call]:
    return [one for one in ast.walk(tree) if isinstance(one, ast.Call)]


def name_of(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def around(text: str) -> set[str]:
    """What a module of the sites does to hand out a file by itself."""
    tree, found = ast.parse(text), set()
    for call in calls(tree):
        if name_of(call) in SENDERS:
            found.add(name_of(call))
        for given in call.keywords:
            is_shown = isinstance(given.value, ast.Constant) and given.value.value in SHOWN
            if given.arg in TYPES and not is_shown:
                found.add(given.arg)
        if name_of(call) == "Response" and not all(
            isinstance(one, ast.Dict) for one in call.args[2:]
        ):
            found.add("headers or type by place")
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and str(node.value).lower() in HEADERS:
            found.add(str(node.value))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            found |= {node.attr} & TYPES
    return found


def writes(text: str) -> set[str]:
    """How a module writes files, if it does."""
    tree = ast.parse(text)
    found = {name_of(one) for one in calls(tree)} & WRITERS
    for call in calls(tree):
        modes = [
            one.value
            for one in (*call.args, *(k.value for k in call.keywords))
            if isinstance(one, ast.Constant)
        ]
        if name_of(call) == "open" and any(
            isinstance(one, str) and set("wax") & set(one) and len(one) < 4 for one in modes
        ):
            found.add("open to write")
    return found


def asks(text: str, module: str) -> bool:
    """Whether a module has to do with the rule."""
    return bool(touches(imports(text, module), f"ccportal.{RULE}")) or RULE in text


@pytest.mark.clause("C3", "C4")
def test_no_page_hands_out_a_file_but_through_the_door():
    found = {
        name: around(text)
        for name, text in modules()
        if name.split(".")[0] in PAGES and name != DOOR
    }
    assert {name: bad for name, bad in found.items() if bad} == TAKE_OFF


@pytest.mark.clause("C4")
def test_only_the_rule_makes_what_the_door_asks_for():
    made = {name for name, text in modules() if "Allowed(" in text}
    keyed = {name for name, text in modules() if "leaving._KEY" in text or "import _KEY" in text}
    assert (made, keyed) == ({RULE}, set())


def test_who_hands_out_files_asks_the_rule():
    """The word is asked for where the file is handed out, or in the act that made the file."""
    through = [(name, text) for name, text in modules() if "leaving import out" in text]
    assert through
    silent = {name for name, text in through if not asks(text, name) and "allowed" not in text}
    assert silent == set()


@pytest.mark.clause("C4")
def test_who_writes_files_that_leave_the_instance_asks_the_rule():
    found = {
        name
        for name, text in modules()
        if writes(text) and not asks(text, name) and name not in KEEPS and name != "__main__"
    }
    assert found == set()


def on_paper() -> set[str]:
    """The pages that are made to be printed and taken along."""
    found = {
        one.name
        for one in (ROOT / "templates" / "intranet").glob("*.html")
        if "Print this" in one.read_text() or 'cc-sheet"' in one.read_text()
    }
    assert "sheet.html" in found
    return found


@pytest.mark.clause("C4")
def test_who_shows_a_page_to_be_printed_asks_the_rule():
    shown = {f'"intranet/{name}"' for name in on_paper()}
    found = {name for name, text in modules() if any(one in text for one in shown)}
    assert {name for name in found if not asks(dict(modules())[name], name)} == set()


@pytest.mark.clause("C4")
def test_who_sends_mail_asks_the_rule():
    found = {name for name, text in modules() if touches(imports(text, name), "smtplib")}
    assert {name for name in found if not asks(dict(modules())[name], name)} == set()


@pytest.mark.parametrize(
    "planted",
    [
        'Response(rows, mimetype="text/csv")',
        "Response(rows, content_type=kind)",
        'Response(rows, 200, {"Content-Disposition": "attachment"})',
        'answer.headers["Content-Disposition"] = "attachment"',
        'answer.headers["content-type"] = "text/calendar"',
        'answer.mimetype = "application/pdf"',
        "send_file(path)",
        "flask.send_from_directory(folder, name)",
        "jsonify(people)",
    ],
)
def test_a_planted_way_around_the_door_is_seen(planted):
    assert around(planted)


@pytest.mark.parametrize(
    "planted",
    ['open(path, "w")', "path.write_text(names)", 'os.fdopen(one, "wb")', 'path.open("wb")'],
)
def test_a_planted_file_is_seen(planted):
    assert writes(planted)


def test_a_page_and_a_picture_are_no_way_out():
    assert around('Response(page, 200, mimetype="text/html")') == set()
    assert around('Response(drawn, mimetype="image/png")') == set()
