"""The format of the centre archive, as data: what each list's entries are made of.

A key that ends in `?` may be left out. Nothing here checks; `checking` does, by this.
"""

from __future__ import annotations

from ccportal.acts.archive.kinds import (
    ANY_RECORD,
    DAY,
    FAMILY,
    NAME,
    ORGANISATION,
    PEOPLE,
    PERSON,
    PERSON_OR_ORGANISATION,
    POLICY,
    SESSION,
    TIME,
    WORDS,
    YES_NO,
    Choice,
    Many,
    Object,
    one_of,
    shape,
)
from ccportal.rules.withholding import Action, Exemption, Mode

FORMAT, VERSION = "ccportal-archive", 1

EXEMPTION, MODE = Choice(tuple(Exemption)), Choice(tuple(Mode))

CENTRE = shape(
    {"name": WORDS, "address": WORDS, "phone?": WORDS, "email?": WORDS, "website?": WORDS}
)
CONTACT = shape(
    {
        "kind": one_of("address|phone|email"),
        "value": WORDS,
        "confidential?": YES_NO,
        "from?": DAY,
        "until?": DAY,
    }
)
MEMBER = shape(
    {
        "person": PERSON,
        "role": one_of("child|resident-parent|contact-parent|relative|other"),
        "parental_responsibility?": YES_NO,
    }
)
DBS = shape(
    {
        "checked_on": DAY,
        "certificate_number?": WORDS,
        "outcome?": one_of("clear|disclosed"),  # gone six months after the decision (C7)
        "decision": one_of("accepted|declined"),
    }
)
UNDERTAKING = shape({"policy_version": POLICY, "signed_on": DAY})
PASSAGE = shape({"find": WORDS, "exemption": EXEMPTION, "mode?": MODE})
DECISION = shape(
    {
        "record": ANY_RECORD,
        "action": Choice(tuple(Action)),
        "exemption?": EXEMPTION,
        "mode?": MODE,
        "passages?": Many(PASSAGE),
        "reason": WORDS,
        "decided_by": PERSON,
        "agreed_by?": PERSON,
    }
)

LISTS: dict[str, Object] = {
    "policy_versions": shape(
        {
            "ref": NAME,
            "adopted_on": DAY,
            "review_due_on": DAY,
            "text": WORDS,
            "summary_of_changes?": WORDS,
        }
    ),
    "organisations": shape(
        {
            "ref": NAME,
            "name": WORDS,
            "kind": one_of(
                "solicitor|cafcass|local-authority|court|police|school|health|contact-centre|other"
            ),
            "address?": WORDS,
            "phone?": WORDS,
            "email?": WORDS,
            "country?": WORDS,
        }
    ),
    "people": shape(
        {
            "ref": NAME,
            "given_names": WORDS,
            "family_name": WORDS,
            "also_known_as?": Many(WORDS),
            "date_of_birth?": DAY,
            "contacts?": Many(CONTACT),
        }
    ),
    "families": shape(
        {"ref": NAME, "opened_on": DAY, "closed_on?": DAY, "members": Many(MEMBER, least=1)}
    ),
    "referrals": shape(
        {
            "ref": NAME,
            "family": FAMILY,
            "referred_on": DAY,
            "organisation?": ORGANISATION,
            "referred_by?": PERSON,
            "contact": one_of("supported|supervised|handover"),
            "reason": WORDS,
            "court_order?": WORDS,
            "risk_summary?": WORDS,
        }
    ),
    "sessions": shape({"ref": NAME, "starts_at": TIME, "ends_at": TIME}),
    "attendances": shape(
        {
            "ref": NAME,
            "session": SESSION,
            "family": FAMILY,
            "person": PERSON,
            "status": one_of("attended|absent|cancelled"),
            "arrived_at?": TIME,
            "left_at?": TIME,
            "reason?": WORDS,
        }
    ),
    "notes": shape(
        {
            "ref": NAME,
            "family?": FAMILY,
            "about": PEOPLE,
            "kind": one_of("session|telephone|meeting|general"),
            "written_at": TIME,
            "written_by": PERSON,
            "text": WORDS,
        }
    ),
    "incidents": shape(
        {
            "ref": NAME,
            "family?": FAMILY,
            "session?": SESSION,
            "about": PEOPLE,
            "occurred_at": TIME,
            "recorded_by": PERSON,
            "text": WORDS,
            "action_taken?": WORDS,
        }
    ),
    "risks": shape(
        {
            "ref": NAME,
            "family?": FAMILY,
            "from_person": PERSON,
            "to_persons": PEOPLE,
            "kind": one_of("violence|abduction|abuse|other"),
            "source": WORDS,
            "text": WORDS,
            "recorded_at": TIME,
            "recorded_by": PERSON,
            "held_to_prevent_violence": YES_NO,
            "review_on": DAY,
        }
    ),
    "documents": shape(
        {
            "ref": NAME,
            "family?": FAMILY,
            "about": PEOPLE,
            "title": WORDS,
            "received_on": DAY,
            "received_from?": PERSON_OR_ORGANISATION,
            "media_type": WORDS,
            "file?": WORDS,
            "text?": WORDS,
        }
    ),
    "consents": shape(
        {
            "ref": NAME,
            "person": PERSON,
            "covers": one_of("address|phone|email|all-contacts"),
            "recipient": PERSON_OR_ORGANISATION,
            "given_on": DAY,
            "how": one_of("written|verbal|electronic"),
            "withdrawn_on?": DAY,
        }
    ),
    "disclosures": shape(
        {
            "ref": NAME,
            "made_on": DAY,
            "to": PERSON_OR_ORGANISATION,
            "about": PEOPLE,
            "what": one_of("attendance-dates|contact-details|other"),
            "ground": one_of(
                "referrer-request|consent|risk-of-harm-to-child|risk-of-physical-violence"
            ),
            "text": WORDS,
            "decided_by": PERSON,
        }
    ),
    "team": shape(
        {
            "person": PERSON,
            "role": one_of("volunteer|coordinator|chair"),
            "started_on": DAY,
            "left_on?": DAY,
            "dbs?": Many(DBS),
            "undertakings?": Many(UNDERTAKING),
        }
    ),
    "assessments": shape(
        {
            "ref": NAME,
            "family": FAMILY,
            "professional": PERSON_OR_ORGANISATION,
            "purpose": WORDS,
            "agreed_on": DAY,
            "agreed_by": PERSON,
            "expires_on": DAY,
        }
    ),
    "requests": shape(
        {
            "ref": NAME,
            "kind": one_of("access|rectification|erasure|objection|complaint"),
            "subject": PERSON,
            "made_by?": PERSON,
            "received_on": DAY,
            "channel": one_of("portal|letter|email|telephone|in-person"),
            "identity_confirmed_on?": DAY,
            "scope?": WORDS,
            "closed_on?": DAY,
            "decisions?": Many(DECISION),
        }
    ),
}
"""Every list of the archive, in its order."""
