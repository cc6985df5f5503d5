"""What the centre publishes on the portal for everybody."""

from __future__ import annotations

from enum import StrEnum

from ccportal.store.portal import PortalNotice, PortalReleased


class Notice(StrEnum):
    """The texts that the intranet publishes; policy and privacy are written in Markdown."""

    CENTRE = "centre"
    CONTACT = "contact"
    POLICY = "policy"
    POLICY_SINCE = "policy-since"
    PRIVACY = "privacy"


def read(notice: Notice) -> str:
    """The published text; empty where the centre has not published any yet."""
    found = PortalNotice.get_or_none(PortalNotice.name == notice)
    return "" if found is None else str(found.text)


def was_given_out(sha256: str) -> bool:
    """Whether the centre gave out a file with this SHA-256 in hex; nothing tells to whom."""
    return PortalReleased.get_or_none(PortalReleased.sha256 == sha256) is not None
