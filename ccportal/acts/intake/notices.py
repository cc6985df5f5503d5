"""What the centre publishes on the portal for everybody."""

from __future__ import annotations

from enum import StrEnum

from ccportal.store.portal import PortalNotice, PortalPaper, PortalReleased


class Notice(StrEnum):
    """The texts that the intranet publishes; policy and privacy are written in Markdown."""

    CENTRE = "centre"
    CONTACT = "contact"
    POLICY = "policy"
    POLICY_SINCE = "policy-since"
    PRIVACY = "privacy"


POLICY_PAPER = "policy"
"""The name of the policy in force among the papers that are published."""


def read(notice: Notice) -> str:
    """The published text; empty where the centre has not published any yet."""
    found = PortalNotice.get_or_none(PortalNotice.name == notice)
    return "" if found is None else str(found.text)


def paper(name: str) -> bytes | None:
    """A published PDF; None where there is none yet."""
    found = PortalPaper.get_or_none(PortalPaper.name == name)
    return None if found is None else bytes(found.content)


def was_given_out(sha256: str) -> bool:
    """Whether the centre gave out a file with this SHA-256 in hex; nothing tells to whom."""
    return PortalReleased.get_or_none(PortalReleased.sha256 == sha256) is not None
