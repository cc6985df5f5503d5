"""A small site of its own for the tests of the plumbing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import DictLoader

from ccportal.errors import Busy
from ccportal.rules.access import Can, Role
from ccportal.settings import PortalSettings
from ccportal.web import access, errors, pages, site
from ccportal.web.access import Gate, allow, public
from ccportal.web.sessions import current

TEMPLATES = {
    "bare.html": "{% extends 'shared/base.html' %}",
    "thing.html": (
        "{% extends 'bare.html' %}{% block title %}A thing{% endblock %}"
        "{% block content %}<h1>A thing</h1>{% include '_thing.html' %}"
        "{% include '_other.html' %}{% endblock %}"
    ),
    "_thing.html": '<p id="thing">{{ what }}</p>',
    "_other.html": '<p id="other">more</p>',
}


class Memory:
    """Sessions kept in a dictionary; while others write `busy` is the first that cannot be done."""

    def __init__(self) -> None:
        self.rows = {}
        self.busy = ""

    def _turn(self, wanted):
        if self.busy == wanted:
            raise Busy("Too many are writing. Press again")

    def find(self, token_hash):
        return self.rows.get(token_hash)

    def create(self, token_hash, kept):
        self._turn("create")
        self.rows[token_hash] = kept

    def update(self, token_hash, seen_at, data):
        self._turn("update")
        if token_hash in self.rows:
            self.rows[token_hash] = replace(self.rows[token_hash], seen_at=seen_at, data=data)

    def delete(self, token_hash):
        self._turn("delete")
        self.rows.pop(token_hash, None)

    def forget(self, seen_before, created_before):
        self.rows = {
            key: kept
            for key, kept in self.rows.items()
            if kept.seen_at > seen_before and kept.created_at > created_before
        }


class Somebody:
    """A visitor."""

    def __init__(self, role: Role) -> None:
        self.ref, self.role = "somebody", role


@pytest.fixture
def memory():
    return Memory()


@pytest.fixture
def refused():
    """What the gate noted down."""
    return []


@pytest.fixture
def bare(memory) -> Flask:
    """A site without routes."""
    settings = PortalSettings(Path("/nowhere"), None, secure_cookies=False, trusted_proxies=0)
    app = site.new_app(
        "bare",
        settings,
        key=b"k" * 32,
        sessions=memory,
        cookie="bare",
        layout="bare.html",
        limit=timedelta(hours=1),
    )
    app.jinja_loader.loaders.append(DictLoader(TEMPLATES))
    app.context_processor(lambda: {"site_name": "Somewhere"})
    return app


@pytest.fixture
def app(bare, refused) -> Flask:
    """A site with a few routes and a gate: the role of the visitor stands in the session."""

    @bare.get("/door")
    @public
    def door():
        return pages.show("thing.html", what="door")

    @bare.route("/in/<role>", methods=["POST"])
    @public
    def come_in(role):
        current().start(role)
        current()["word"] = "kept"
        return pages.see("thing")

    @bare.route("/out", methods=["POST"])
    @public
    def out():
        current().end()
        return pages.see("door")

    @bare.route("/word", methods=["GET", "POST"])
    @public
    def word():
        return current().get("word", "no word")

    @bare.route("/word/<word>", methods=["POST"])
    @public
    def say(word):
        current()["word"] = word
        return pages.see("word")

    @bare.get("/thing")
    @allow(Can.FAMILY_READ)
    def thing():
        return pages.show("thing.html", parts=("other",), what=current().get("word", ""))

    @bare.get("/broken")
    @public
    def broken():
        raise RuntimeError("Leanne Haverstock, 07700 900123")

    def who():
        account = current().account
        return Somebody(Role(account)) if account else None

    gate = Gate(who=who, refused=lambda *told: refused.append(told), sign_in="door")
    access.guard(bare, gate)
    bare.config["WTF_CSRF_CHECK_DEFAULT"] = False
    assert errors.TITLES
    return bare


@pytest.fixture
def client(app):
    return app.test_client()
