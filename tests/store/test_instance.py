"""An instance starts empty and whole."""

from ccportal.store import audit
from ccportal.store.people import Person


def test_a_new_instance_holds_nobody(made):
    assert Person.select().count() == 0


def test_the_trail_of_a_new_instance_is_whole(made):
    assert audit.first_fault() is None
