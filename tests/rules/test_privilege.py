"""Legal advice is the centre's own: what is kept back as such, by whom it came from."""

from __future__ import annotations

import pytest

from ccportal.rules.covering import Cover
from ccportal.rules.privilege import Sender, faults
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.withholding import Action, Exemption, Mode

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]

ADVICE, STATED = Exemption.LPP19, Mode.STATED
COVER = Cover(1, "p", 0, 0, 9, 9, ADVICE, STATED)
WAYS = {
    "exemption": Decided("d", Action.WITHHOLD, ADVICE, STATED, ()),
    "passages[0]": Decided("d", Action.REDACT, None, STATED, (Cut("we advise", ADVICE, STATED),)),
    "areas": Decided("d", Action.REDACT, None, STATED, (), (COVER,)),
}


@pytest.mark.parametrize("place", list(WAYS))
def test_what_another_sent_is_not_kept_back_as_our_legal_advice(place):
    (fault,) = faults(WAYS[place], Sender.ANOTHER)
    assert fault.startswith(f"{place}: this came from somebody who is not")


@pytest.mark.parametrize("sender", [Sender.LAWYER, Sender.UNKNOWN])
def test_what_our_lawyer_sent_or_whose_sender_is_not_known_may_be(sender):
    assert [faults(one, sender) for one in WAYS.values()] == [[], [], []]


def test_another_reason_is_open_for_what_another_sent():
    assert faults(Decided("d", Action.WITHHOLD, Exemption.COURT, STATED, ()), Sender.ANOTHER) == []
