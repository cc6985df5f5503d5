"""Publishing what everybody may read on the portal: the policy in force, who the centre is."""

from __future__ import annotations

from ccportal import clock
from ccportal.acts.intake.notices import Notice, read
from ccportal.store.database import portal_db, writing
from ccportal.store.portal import PortalNotice, PortalReleased
from ccportal.store.requests import Pack
from ccportal.store.reviews import Centre, PolicyVersion


def publish() -> None:
    """Let the portal show the centre's name, how to reach it, and its policy in force (C10).

    So can anybody check there whether a file is one that the centre gave out, on whatever way.
    """
    for notice, text in _texts().items():
        if read(notice) != text:
            with writing(portal_db):
                PortalNotice.delete().where(PortalNotice.name == notice).execute()
                PortalNotice.create(name=notice, text=text)
    released = {one.sha256 for one in Pack.select(Pack.sha256).where(_was_given_out())}
    for digest in released - {one.sha256 for one in PortalReleased.select()}:
        with writing(portal_db):
            PortalReleased.insert(sha256=digest).on_conflict_ignore().execute()


def _was_given_out() -> object:
    return Pack.released_at.is_null(False)


def _texts() -> dict[Notice, str]:
    texts = {}
    centre = Centre.select().first()
    if centre is not None:
        parts = (centre.name, centre.address, centre.phone, centre.email, centre.website)
        texts[Notice.CENTRE] = centre.name
        texts[Notice.CONTACT] = "\n".join(one for one in parts if one)
    adopted = PolicyVersion.select().where(PolicyVersion.adopted_on <= clock.today())
    version = adopted.order_by(PolicyVersion.adopted_on.desc()).first()
    if version is not None:
        texts[Notice.POLICY] = version.text
        texts[Notice.POLICY_SINCE] = version.adopted_on.isoformat()
    return texts
