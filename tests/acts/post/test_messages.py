"""Messages both ways, evidence, and a wish to stop."""

from __future__ import annotations

import pytest
from support.posted import JPEG
from support.requests import COORDINATOR

from ccportal import keys
from ccportal.acts import post
from ccportal.acts.intake import sealing, talking, visit
from ccportal.acts.intake.door import Opened
from ccportal.acts.requests import confirm_identity
from ccportal.errors import Invalid, Refused
from ccportal.rules.requests_facts import Shown
from ccportal.store.correspondence import Evidence, Letter
from ccportal.store.portal import (
    PortalMessage,
    PortalUpload,
)


def test_a_message_of_the_requester_is_recorded_once(opened: Opened, centre: bytes):
    talking.write(opened, talking.About.MESSAGE, "I moved in May.", "form", centre)
    for _ in range(2):
        post.fetch("command")
    (letter,) = Letter.select()
    assert (letter.text, letter.from_centre, letter.about) == ("I moved in May.", False, "message")
    assert PortalMessage.get().for_centre is None


def test_a_worker_that_ended_half_way_doubles_no_message(opened: Opened, centre: bytes):
    talking.write(opened, talking.About.MESSAGE, "I moved in May.", "form", centre)
    sealed = bytes(PortalMessage.get().for_centre)
    post.fetch("command")
    PortalMessage.update(for_centre=sealed, fetched_at=None).execute()
    post.fetch("command")
    assert Letter.select().count() == 1


def test_the_requester_can_still_read_what_they_wrote(opened: Opened, centre: bytes):
    talking.write(opened, talking.About.MESSAGE, "I moved in May.", "form", centre)
    post.fetch("command")
    assert [one.text for one in talking.messages(opened)] == ["I moved in May."]


def test_a_message_of_the_centre_can_be_read_by_the_requester_alone(opened: Opened):
    post.post_message(opened.reference, COORDINATOR, "Come on Saturday.", "form")
    assert talking.count_new(opened) == 1
    assert [one.text for one in talking.messages(opened)] == ["Come on Saturday."]
    assert talking.count_new(opened) == 0
    sealed = bytes(PortalMessage.get().for_requester)
    with pytest.raises(Refused):
        sealing.open_said(keys.new_pair().secret, sealed)


def test_the_same_form_writes_one_message(opened: Opened):
    for _ in range(2):
        post.post_message(opened.reference, COORDINATOR, "Come on Saturday.", "form")
    assert Letter.select().count() == PortalMessage.select().count() == 1


@pytest.mark.parametrize("text", ["", "  \n", "x" * 5_001])
def test_a_message_has_to_say_something_and_not_too_much(opened: Opened, text: str):
    with pytest.raises(Invalid):
        post.post_message(opened.reference, COORDINATOR, text, "form")
    assert not Letter.select().exists()


def test_a_message_that_was_recorded_and_not_posted_is_posted_later(opened: Opened):
    post.post_message(opened.reference, COORDINATOR, "Come on Saturday.", "form")
    PortalMessage.delete().execute()
    post.fetch("command")
    assert [one.text for one in talking.messages(opened)] == ["Come on Saturday."]


def test_evidence_is_recorded_once_and_emptied_on_the_portal(opened: Opened, centre: bytes):
    talking.show_paper(opened, JPEG, "passport.jpg", "form", centre)
    for _ in range(2):
        post.fetch("command")
    (paper,) = Evidence.select()
    assert (bytes(paper.content), paper.kind, paper.request_id) == (JPEG, "jpg", opened.reference)
    assert PortalUpload.get().content is None


def test_a_wish_to_stop_closes_nothing_while_it_is_not_known_who_wishes(
    opened: Opened, centre: bytes
):
    talking.write(opened, talking.About.STOP, "Stop my request.", "stop", centre)
    post.fetch("command")
    assert visit.status(opened).stage is Shown.RECEIVED
    assert Letter.get().about == "stop"


def test_a_wish_to_stop_closes_the_request_of_who_proved_themselves(opened: Opened, centre: bytes):
    confirm_identity(opened.reference, COORDINATOR, "passport")
    talking.write(opened, talking.About.STOP, "Stop my request.", "stop", centre)
    post.fetch("command")
    status = visit.status(opened)
    assert (status.stage, status.ended) == (Shown.CLOSED, "withdrawn")
