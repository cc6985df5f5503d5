"""What both sites are made of: an app with templates, headers, errors, limits and forms."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from functools import cache

from flask import Flask, url_for
from govuk_frontend_wtf.main import WTFormsHelpers
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from ccportal.settings import PortalSettings, shipped
from ccportal.web import access, csrf, errors, filters, headers, htmx, leaving, limits, uploads
from ccportal.web.compiled import COMPILED
from ccportal.web.sessions import ServerSessions, SessionStore


def new_app(
    name: str,
    settings: PortalSettings,
    *,
    key: bytes,
    sessions: SessionStore,
    cookie: str,
    layout: str,
    limit: timedelta,
    most_bytes: int = limits.FORM_BYTES,
) -> Flask:
    """A site without its areas: the caller registers them, then calls `access.guard`.

    `key` signs the forms' tokens, `sessions` keeps the sessions in the cookie `cookie` for at
    most `limit`, `layout` is the template that the site's pages (and those of its errors)
    extend, and `most_bytes` may be sent at once.
    """
    app = Flask(name, static_folder=str(shipped("static")), template_folder=None)
    app.jinja_options = {
        "trim_blocks": True,
        "lstrip_blocks": True,
        "bytecode_cache": COMPILED,
    }
    app.jinja_loader = _templates()
    secure = settings.secure_cookies
    app.session_interface = ServerSessions(sessions, cookie, secure=secure, limit=limit)
    headers.init(app, secure=secure)
    leaving.init(app)
    errors.init(app)
    limits.init(app, trusted_proxies=settings.trusted_proxies, most_bytes=most_bytes)
    uploads.init(app)
    htmx.init(app)
    filters.init(app)
    WTFormsHelpers(app)
    csrf.init(app, key)
    app.jinja_env.globals.update(
        site_layout=layout, asset=asset, can=access.can, visitor=access.visitor
    )
    return app


def _templates() -> ChoiceLoader:
    """Our own templates, and those of the components under their packages' names."""
    components = ("govuk_frontend_jinja", "govuk_frontend_wtf")
    theirs = PrefixLoader({name: PackageLoader(name) for name in components})
    return ChoiceLoader([FileSystemLoader(shipped("templates")), theirs])


def asset(name: str) -> str:
    """The address of a file of `static/`, which changes whenever the file does."""
    return url_for("static", filename=name, v=_fingerprint(name))


@cache
def _fingerprint(name: str) -> str:
    return hashlib.sha256((shipped("static") / name).read_bytes()).hexdigest()[:12]
