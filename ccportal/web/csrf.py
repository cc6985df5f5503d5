"""Every change needs a token that only our own pages hold."""

from __future__ import annotations

from flask import Flask
from flask_wtf import CSRFProtect

csrf = CSRFProtect()


def init(app: Flask, key: bytes) -> None:
    """Check the token of every POST, PUT, PATCH and DELETE; tokens are signed with `key`.

    The token lives as long as the session does, which ends by itself. It comes in the form's
    field or, from HTMX, in the header `X-CSRFToken`.
    """
    app.secret_key = key
    app.config.update(
        WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False, WTF_CSRF_HEADERS=["X-CSRFToken"]
    )
    csrf.init_app(app)
