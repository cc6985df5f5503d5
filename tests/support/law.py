"""A small made-up centre in which the scenarios of the law happen, and the answers that it gives.

Its people answer as they do in life: one matches, searches and decides, the chair agrees, and the
file is built, proved and sealed.
"""

from __future__ import annotations

import io
import json
import secrets
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from PIL import Image
from werkzeug.test import TestResponse

from ccportal import clock
from ccportal.acts import packs, requests, requests_inferring, requests_items, requests_second
from ccportal.acts.archive import import_file
from ccportal.acts.requests_items import STORES
from ccportal.rules.deciding import Because
from ccportal.rules.health import Health, MayGo
from ccportal.rules.inference import Answer
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.third_party import Confidence, Consent, Information, Weighed
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar.collect import collect
from ccportal.sar.render_plain import plain
from ccportal.sar.suggest import Suggestion, suggest
from ccportal.settings import Settings
from ccportal.store.accounts import Account
from ccportal.store.requests import Decision, Item, Request

from .client import CSRF, undertake
from .requests import CHAIR, COORDINATOR, team

FATHER, MOTHER, CHILD, SIBLING, OTHER, VOLUNTEER, GRANDMOTHER = (f"p-{n}" for n in range(1, 8))
CAFCASS, LAWYER, HIS_LAWYER, REFUGE, POLICE = (f"org-{number}" for number in range(1, 6))
HIS, HERS = "12 Quarry Bank, Overtarn LA0 2BD", "9 Sallow Court, Overtarn LA0 7QX"
PHONE = "07700 900456"
TAKEN_AT, PHOTOGRAPH, IMAGE_DESCRIPTION = "Sluice Row", "hall.jpg", 0x010E
GREEN, RED = (0, 160, 0), (200, 0, 0)
FATHERS, OTHERS, CHILDS, VOLUNTEERS = (f"req-{number}" for number in range(1, 5))
"""Requests: of each father for himself, of the first for his daughter, of the volunteer."""

WEIGHED = Weighed(Information.WHERE_THEY_ARE, Confidence.PROMISED, Consent.NOT_SOUGHT, False)
BECAUSE = Because(
    "It is somebody else's.", weighed=WEIGHED, health=Health(MayGo.KNOWN, "he was there")
)


def _note(ref: str, about: list[str], text: str, family: str = "fam-1") -> dict[str, Any]:
    return {
        "ref": ref,
        "family": family,
        "about": about,
        "kind": "session",
        "written_at": "2026-02-07T12:10",
        "written_by": VOLUNTEER,
        "text": text,
    }


def _paper(ref: str, about: list[str], title: str, text: str, sender: str) -> dict[str, Any]:
    return {
        "ref": ref,
        "about": about,
        "title": title,
        "received_on": "2026-02-10",
        "received_from": sender,
        "media_type": "text/plain",
        "text": text,
    }


def _family(ref: str, father: str, child: str, *more: tuple[str, str]) -> dict[str, Any]:
    parts = [(MOTHER, "resident-parent"), (father, "contact-parent"), (child, "child"), *more]
    members = [{"person": person, "role": role} for person, role in parts]
    return {"ref": ref, "opened_on": "2026-01-12", "members": members}


def _somebody(ref: str, given: str, family: str, **more: object) -> dict[str, Any]:
    return {"ref": ref, "given_names": given, "family_name": family, **more}


def _at(**kinds: str) -> dict[str, Any]:
    return {"contacts": [{"kind": kind, "value": value} for kind, value in kinds.items()]}


def _told(ref: str, to: str, text: str) -> dict[str, Any]:
    return {
        "ref": ref,
        "made_on": "2026-03-01",
        "to": to,
        "about": [FATHER],
        "what": "other",
        "ground": "risk-of-harm-to-child",
        "text": text,
        "decided_by": VOLUNTEER,
    }


def _asks(ref: str, subject: str, made_by: str | None = None) -> dict[str, Any]:
    asked = {"ref": ref, "kind": "access", "subject": subject, "received_on": "2026-11-02"}
    return asked | {"channel": "letter"} | ({"made_by": made_by} if made_by else {})


CENTRE: dict[str, Any] = {
    "format": "ccportal-archive",
    "version": 1,
    "centre": {"name": "Millrace", "address": "The Hut\nOvertarn LA0 0ML"},
    "organisations": [
        {"ref": CAFCASS, "name": "Cafcass (area team)", "kind": "cafcass"},
        {"ref": LAWYER, "name": "Brill and Daughters", "kind": "solicitor"},
        {"ref": HIS_LAWYER, "name": "Hadley Rooke", "kind": "solicitor"},
        {"ref": REFUGE, "name": "Larkfield Refuge", "kind": "other"},
        {"ref": POLICE, "name": "Overtarn Police", "kind": "police"},
    ],
    "people": [
        _somebody(FATHER, "Joel", "Brandreth", **_at(address=HIS)),
        _somebody(MOTHER, "Anya", "Sorley", **_at(address=HERS, phone=PHONE)),
        _somebody(CHILD, "Tilly", "Sorley", date_of_birth="2020-03-01", **_at(address=HERS)),
        _somebody(SIBLING, "Robin", "Sorley", date_of_birth="2016-03-01"),
        _somebody(OTHER, "Piers", "Oldroyd"),
        _somebody(VOLUNTEER, "Edith", "Vosper"),
        _somebody(GRANDMOTHER, "Nora", "Quist"),
    ],
    "families": [
        _family("fam-1", FATHER, CHILD, (GRANDMOTHER, "relative")),
        _family("fam-2", OTHER, SIBLING),
    ],
    "referrals": [
        {
            "ref": "ref-1",
            "family": "fam-1",
            "referred_on": "2026-01-12",
            "organisation": CAFCASS,
            "contact": "supported",
            "reason": f"Father: Joel Brandreth, {HIS}. Mother: Anya Sorley, {HERS}.",
        }
    ],
    "sessions": [{"ref": "s-1", "starts_at": "2026-02-07T10:00", "ends_at": "2026-02-07T12:00"}],
    "attendances": [
        {
            "ref": "a-1",
            "session": "s-1",
            "family": "fam-1",
            "person": FATHER,
            "status": "attended",
            "arrived_at": "2026-02-07T10:02",
            "left_at": "2026-02-07T11:58",
        }
    ],
    "notes": [
        _note("n-1", [FATHER, CHILD], "Tilly was dropped off from Ash Grove at ten."),
        _note("n-2", [FATHER], "Edith Vosper saw Joel come in. Cafcass asked how it went."),
        _note("n-3", [FATHER, CHILD], "Joel and Tilly built a tower."),
        _note("n-4", [SIBLING, OTHER], "Robin and Piers read a book.", "fam-2"),
        _note("n-5", [FATHER], "Cafcass officer Priya Nair rang for Joel. Edith Vosper took it."),
        _note(
            "n-6",
            [FATHER, CHILD],
            "Tilly is at Tarnside Primary School. Her doctor is at Mallow Lane Surgery.",
        ),
        _note("n-7", [FATHER, CHILD], "Tilly had a bruise on her arm."),
        _note("n-8", [FATHER, CHILD], "We were told by her grandmother Nora Quist that he shouts."),
    ],
    "documents": [
        _paper(
            "doc-1",
            [FATHER, CHILD],
            "Bundle, page 14: letter of a hospital",
            "Dear Ms Sorley,\n9 Sallow Court\nOvertarn\nla07qx\nTilly was seen in the clinic.",
            CAFCASS,
        ),
        _paper("doc-2", [VOLUNTEER], "Reference", "She is patient with everybody.", LAWYER),
        _paper(
            "doc-3",
            [FATHER],
            "Court bundle, page 3",
            "In the Family Court at Overtarn. The order of 3 March forbids Joel the garden.",
            HIS_LAWYER,
        ),
        {
            "ref": "doc-4",
            "about": [FATHER],
            "title": "Photograph of a session",
            "received_on": "2026-02-08",
            "media_type": "image/jpeg",
            "file": PHOTOGRAPH,
        },
    ],
    "disclosures": [
        _told("d-1", CAFCASS, "Dates were sent."),
        _told("d-2", REFUGE, "We rang about his messages."),
    ],
    "team": [
        {
            "person": VOLUNTEER,
            "role": "volunteer",
            "started_on": "2020-01-01",
            "dbs": [
                {
                    "checked_on": "2024-03-03",
                    "certificate_number": "001882960000",
                    "outcome": "clear",
                    "decision": "accepted",
                }
            ],
        }
    ],
    "requests": [
        _asks(FATHERS, FATHER),
        _asks(OTHERS, OTHER),
        _asks(CHILDS, CHILD, FATHER),
        _asks(VOLUNTEERS, VOLUNTEER),
    ],
}


def photograph() -> bytes:
    """A JPEG whose left half is green, the right red, and which tells where it was taken."""
    told, out = Image.Exif(), io.BytesIO()
    told[IMAGE_DESCRIPTION] = TAKEN_AT
    picture = Image.new("RGB", (40, 20), GREEN)
    picture.paste(RED, (20, 0, 40, 20))
    picture.save(out, "JPEG", exif=told, quality=95)
    return out.getvalue()


def enter_centre(made: Settings) -> None:
    """Bring the centre into an empty store, and let its team have accounts and have signed."""
    file = made.instance / "law.json"
    (made.instance / PHOTOGRAPH).write_bytes(photograph())
    file.write_text(json.dumps(CENTRE), "utf-8")
    import_file(file, "command")
    team()
    second = {"totp_secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "enrolled_at": clock.now_utc()}
    Account.update(second).execute()
    for one in list(Account.select()):
        undertake(one)


def send(browser: FlaskClient, request: str, step: str, **fields: object) -> TestResponse:
    """Send a step of a request as its page would have sent it, though the page may not offer it.

    The form's token of the site is among the fields, where the browser has one already.
    """
    sent = {"version": Request.get_by_id(request).version, "token": secrets.token_urlsafe(16)}
    if "csrf_token" not in fields:
        sent["csrf_token"] = token_of(browser)
    return browser.post(f"/requests/{request}/{step}", data=sent | fields)


def token_of(browser: FlaskClient) -> str:
    """The token that the site wants in every form of a browser."""
    token = CSRF.search(browser.get("/account").text)
    assert token
    return token[1]


def account(person: str) -> Account:
    """The account of somebody of the team."""
    return Account.get(Account.person == person)


def taken_on(request: str) -> None:
    """Let a coordinator know who asks, and take the request on."""
    requests.confirm_identity(request, COORDINATOR, "known at the counter")
    requests.accept(request, COORDINATOR)


def being_read(request: str) -> list[str]:
    """Search for a request that was taken on, and sign the search; the refs that were found."""
    requests_items.search(request, COORDINATOR)
    kinds = {one.kind for one in requests_items.findings(request)}
    stores = {store: store in kinds for store in STORES}
    requests_items.certify(request, COORDINATOR, stores, ("their names",))
    return found(request)


def found(request: str) -> list[str]:
    """The refs of what was collected."""
    items = Item.select().where(Item.request == request)
    return sorted(one.record_id for one in items)


def whole(record: str) -> Decided:
    """A record that is given whole."""
    return Decided(record, Action.INCLUDE, None, Mode.STATED, ())


def kept(record: str, exemption: str, mode: Mode = Mode.STATED) -> Decided:
    """A record that is withheld whole."""
    return Decided(record, Action.WITHHOLD, Exemption(exemption), mode, ())


def without(record: str, *words: str, mode: Mode = Mode.STATED) -> Decided:
    """A record that is given without these words, which are somebody else's."""
    cuts = tuple(Cut(one, Exemption.TP16, mode) for one in words)
    return Decided(record, Action.REDACT, None, Mode.STATED, cuts)


def decide(request: str, one: Decided, because: Because = BECAUSE) -> None:
    """Let the coordinator decide about a record."""
    requests_items.decide(request, COORDINATOR, one, because)


def taken(request: str) -> list[Decided]:
    """Of each record in which something is suggested, all of that taken out."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for one in suggested(request):
        words[one.record].append(one.text)
    return [without(record, *dict.fromkeys(texts)) for record, texts in words.items()]


def suggested(request: str) -> tuple[Suggestion, ...]:
    """What a reader is shown as somebody else's."""
    return suggest(request, collect(request))


def said(request: str, *decisions: Decided) -> str:
    """The answer as plain text, whole where nothing is decided."""
    known = {one.record: one for one in decisions}
    records = collect(request)
    every = {one.ref: known.get(one.ref, whole(one.ref)) for one in records}
    return plain(packs.composed(request, records, every, clock.today()))


def agreed(request: str, *decisions: Decided) -> None:
    """Decide about each record, whole where nothing is said, and let the chair agree with all."""
    said: Mapping[str, Decided] = {one.record: one for one in decisions}
    for record in found(request):
        decide(request, said.get(record, whole(record)))
    could = [one.key for one in requests_inferring.unanswered(request)]
    if could:
        requests_inferring.answer(request, COORDINATOR, could, Answer.KNOWN)
    requests_second.submit(request, COORDINATOR)
    for one in list(Decision.select().where(Decision.request == request)):
        if one.action == Action.WITHHOLD:
            requests_second.open_item(request, CHAIR, one.record_id)
    requests_second.agree_with_all(request, CHAIR, "I see it too.")
    requests_second.approve(request, CHAIR, 0)


def built(request: str, *decisions: Decided) -> bytes:
    """The sealed file of a request that is being read."""
    agreed(request, *decisions)
    return packs.build(request, COORDINATOR)
