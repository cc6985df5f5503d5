"""The headers that every answer carries, errors and files included."""

from __future__ import annotations

from flask import Flask, Response, request

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
    )
)
"""Nothing inline, nothing from elsewhere, in nobody's frame."""

ALWAYS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}

HSTS = "max-age=63072000; includeSubDomains"
"""Two years."""


def init(app: Flask, *, secure: bool) -> None:
    """Put the headers on every answer of the app; `secure` where it is served over TLS."""

    @app.after_request
    def add(response: Response) -> Response:
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if secure:
            response.headers["Strict-Transport-Security"] = HSTS
        response.headers["Cache-Control"] = _keeping(response)
        response.headers.add("Vary", "HX-Request")
        return response


def forget_everything(response: Response) -> Response:
    """Let the browser drop what it kept of the site (at sign-out)."""
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _keeping(response: Response) -> str:
    """Only our own sheets, scripts and fonts may be kept: their address changes with them."""
    if request.endpoint == "static" and response.status_code in (200, 304):
        return f"public, {'max-age=31536000, immutable' if 'v' in request.args else 'max-age=3600'}"
    return "no-store"
