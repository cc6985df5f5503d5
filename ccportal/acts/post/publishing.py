"""Publishing what everybody may read on the portal: policy, privacy notice, who the centre is."""

from __future__ import annotations

import hashlib
import logging

from ccportal import clock
from ccportal.acts import policy_papers, privacy
from ccportal.acts.intake.notices import POLICY_PAPER, Notice, read
from ccportal.errors import Refused
from ccportal.store.database import portal_db, writing
from ccportal.store.portal import PortalNotice, PortalPaper, PortalReleased
from ccportal.store.requests import Pack
from ccportal.store.reviews import Centre, PolicyVersion

log = logging.getLogger("ccportal.post")


def publish() -> None:
    """Let the portal show who the centre is, its policy (C10) and privacy notice (DP1).

    So can anybody check there whether a file is one that the centre gave out, on whatever way.
    """
    for notice, text in _texts().items():
        if read(notice) != text:
            with writing(portal_db):
                PortalNotice.delete().where(PortalNotice.name == notice).execute()
                PortalNotice.create(name=notice, text=text)
    _publish_paper()
    given_out = Pack.select(Pack.sha256, Pack.words_sha256).where(_was_given_out())
    released = {one for pack in given_out for one in (pack.sha256, pack.words_sha256)}
    for digest in released - {one.sha256 for one in PortalReleased.select()}:
        with writing(portal_db):
            PortalReleased.insert(sha256=digest).on_conflict_ignore().execute()


def _publish_paper() -> None:
    """The policy in force as a PDF, made anew where its words, or the centre's head, changed."""
    version = PolicyVersion.in_force(clock.today())
    if version is None:
        return
    centre = Centre.select().dicts().first()
    said = repr((version.ref, version.text, version.adopted_on, version.review_due_on, centre))
    made_from = hashlib.sha256(said.encode()).hexdigest()
    there = PortalPaper.name == POLICY_PAPER, PortalPaper.made_from == made_from
    if PortalPaper.select().where(*there).exists():
        return
    content = _printed(version)
    with writing(portal_db):
        PortalPaper.delete().where(PortalPaper.name == POLICY_PAPER).execute()
        if content is not None:
            PortalPaper.create(name=POLICY_PAPER, made_from=made_from, content=content)


def _printed(version: PolicyVersion) -> bytes | None:
    """The PDF; None where a character has no shape in our fonts: the page has the words."""
    try:
        return policy_papers.policy(version)
    except Refused:
        log.warning("the policy in force could not be printed")
        return None


def _was_given_out() -> object:
    return Pack.released_at.is_null(False)


def _texts() -> dict[Notice, str]:
    texts = {}
    centre = Centre.select().first()
    if centre is not None:
        parts = (centre.name, centre.address, centre.phone, centre.email, centre.website)
        texts[Notice.CENTRE] = centre.name
        texts[Notice.CONTACT] = "\n".join(one for one in parts if one)
        texts[Notice.PRIVACY] = privacy.notice()
    version = PolicyVersion.in_force(clock.today())
    if version is not None:
        texts[Notice.POLICY] = version.text
        texts[Notice.POLICY_SINCE] = version.adopted_on.isoformat()
    return texts
