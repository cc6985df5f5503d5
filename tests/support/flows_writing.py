"""Flows of what is written down: notes, incidents, concerns and risks."""

from __future__ import annotations

from datetime import timedelta

from ccportal import clock
from ccportal.acts import concerns
from ccportal.store.accounts import Account
from ccportal.store.contact import Concern, Incident, Note
from ccportal.store.families import Risk

from .flows import Walk
from .flows_families import home, member, word


def day_of(after: int) -> str:
    """A day so many days from today, as a form takes it."""
    day = clock.today() + timedelta(days=after)
    return f"{day.day} {day.month} {day.year}"


def note(walk: Walk) -> None:
    """Refused, kept as a draft, taken up again, sent; then put right by a further one."""
    family, words = home(), f"She brought a kite called {word()}."
    walk.open(f"/families/{family}", "family")
    walk.follow("Write a note", "note")
    walk.fill(text=words)
    walk.refused("note-faults")
    assert walk.page.input_value("main [name=text]") == words
    walk.page.click("main button[name=keep]")
    walk.page.wait_for_selector("#draft:has-text('Kept as a draft at')")
    walk.open(f"/write/note/{family}", "note-draft")
    assert walk.page.input_value("main [name=text]") == words
    walk.choose("kind", "telephone")
    walk.send()
    first = Note.get(Note.text == words)
    walk.see("note-read")
    walk.follow("Put it right", "note-again")
    walk.fill(text="It was a drum.")
    walk.send()
    walk.see("note-right")
    assert Note.get_by_id(first.ref).text == words
    walk.open(f"/families/{family}?show=notes", "family-notes")


def incident(walk: Walk) -> None:
    """Written down with its day and hour, then put right by a further one."""
    family, words = home(), f"A cup fell at the {word()} door."
    walk.open(f"/families/{family}?show=incidents")
    walk.follow("Write down an incident", "incident")
    walk.refused("incident-faults")
    walk.day("on", day_of(-1))
    walk.fill(at="10:30", text=words, done="It was swept up.")
    walk.send()
    walk.see("incident-read")
    walk.follow("Put it right", "incident-again")
    walk.fill(text="It was a plate.")
    walk.send()
    assert Incident.get(Incident.text == words).family_id == family
    walk.open(f"/families/{family}?show=incidents", "family-incidents")


def concern(walk: Walk) -> None:
    """Told, on the coordinator's list at once, read, and what was done put down."""
    family = home()
    words = f"She cried at the gate of {word()}."
    walk.open(f"/families/{family}")
    walk.follow("I am worried", "worry")
    walk.fill(text=words)
    walk.page.check("main input[name=urgent]")
    walk.send()
    ref = Note.get(Note.text == words).ref
    walk.open("/for-you", "for-you")
    assert walk.page.locator(f"main a[href*='{ref}']").count() >= 1
    walk.open(f"/notes/{ref}", "worry-read")
    walk.open(f"/write/answer/{ref}", "worry-answer")
    walk.fill(text="The mother was told, and the school.")
    walk.send()
    walk.open("/for-you")
    assert walk.page.locator(f"main a[href*='{ref}']").count() == 0


def concern_for_chair(walk: Walk) -> None:
    """What worries somebody about the coordinator is read and answered by the chair alone."""
    family = home()
    writer = Account.get(Account.role == "chair").person_id
    child = member(family, 2).person_id
    ref = concerns.report(writer, "She was shouted at.", True, family, (child,), for_chair=True)
    walk.open("/today", "chair-today")
    walk.open("/concerns", "chair-concerns")
    walk.open(f"/concerns/{ref}", "chair-concern")
    walk.open(f"/concerns/{ref}/hand-over", "chair-hand-over")
    walk.open(f"/concerns/{ref}/answer", "chair-answer")
    walk.fill(text="We spoke with her.")
    walk.send()
    assert Concern.get(Concern.note == ref).answer is not None


def risk(walk: Walk) -> None:
    """Written down, looked at again, and ended; the order to the door goes with it."""
    family = home()
    walk.open(f"/families/{family}?show=risks")
    walk.follow("Write down a risk", "risk")
    walk.refused("risk-faults")
    walk.choose("from_person", member(family, 1).person_id)
    walk.choose("kind", "violence")
    walk.choose("about", member(family, 0).person_id)
    walk.choose("prevents", "no")
    walk.fill(alert="Two doors, please", detail="A threat.", source="The referral")
    walk.day("review_on", day_of(60))
    walk.send()
    first = Risk.get(Risk.family == family).ref
    walk.see("risk-read")
    walk.follow("Look at it again", "risk-again")
    walk.day("review_on", day_of(90))
    walk.send()
    walk.open(f"/families/{family}", "family-risk")
    assert "Two doors" in walk.page.inner_text("main")
    now = Risk.get(Risk.family == family, Risk.ref != first).ref
    walk.open(f"/risks/{now}")
    walk.follow("End it", "risk-end")
    walk.refused("risk-end-faults")
    walk.choose("why", "looked-into")
    walk.send()
    walk.see("risk-ended")
    walk.open(f"/families/{family}")
    assert "Two doors" not in walk.page.inner_text("main")
