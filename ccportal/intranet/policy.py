"""The confidentiality policy: the version in force and those before it (C10, C11)."""

from __future__ import annotations

from flask import Blueprint, Response
from markdown_it import MarkdownIt
from markupsafe import Markup

from ccportal import clock
from ccportal.errors import NotFound
from ccportal.store.reviews import PolicyVersion
from ccportal.web.access import Can, allow
from ccportal.web.pages import show

bp = Blueprint("policy", __name__, url_prefix="/policy")


@bp.get("")
@allow(Can.POLICY_READ)
def policy() -> Response:
    """The version in force, and the list of all."""
    versions = list(
        PolicyVersion.select().order_by(PolicyVersion.adopted_on.desc(), PolicyVersion.ref)
    )
    return _page(PolicyVersion.in_force(clock.today()), versions)


@bp.get("/<path:reference>")
@allow(Can.POLICY_READ)
def version(reference: str) -> Response:
    """One version."""
    found = PolicyVersion.get_or_none(PolicyVersion.ref == reference)
    if found is None:
        raise NotFound("There is no such version.")
    return _page(found, [])


def _page(found: PolicyVersion | None, versions: list[PolicyVersion]) -> Response:
    words = _words(found.text) if found else ""
    return show(
        "intranet/policy.html",
        version=found,
        versions=versions,
        words=words,
        overdue=found is not None and found.review_due_on < clock.today(),
    )


def _words(markdown: str) -> Markup:
    """The Markdown as HTML: what is HTML in it is shown as it stands, headings begin below h1."""
    reader = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])
    tokens = reader.parse(markdown)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + 1)}"
    return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704
