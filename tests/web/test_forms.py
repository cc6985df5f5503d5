"""Forms: whatever is sent, it is an answer or a fault in words, never an error."""

from __future__ import annotations

from datetime import date

import pytest
from flask import render_template_string

from ccportal.web import forms


class Everything(forms.Form):
    name = forms.text("Name", need="Enter your name", most=10)
    other = forms.text("Other")
    more = forms.long_text("More", hint="As much as you like")
    which = forms.choice("Which", [("a", "A"), ("b", "B")], need="Choose a or b")
    where = forms.pick("Where", [("x", "X"), ("y", "Y")])
    born = forms.day("Born", need="Enter the day")
    since = forms.day("Since")
    sure = forms.tick("I am sure", need="Tick to say so")


GOOD = {"name": " Jo ", "which": "a", "where": "x", "born": ["1", "2", "2003"], "sure": "y"}


def filled(app, **changed):
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context("/door", method="POST", data={**GOOD, **changed}):
        form = Everything()
        form.validate()
        drawn = render_template_string(
            "{% from 'shared/form.html' import errors %}{{ errors(form) }}"
            "{% for field in form %}{{ field }}{% endfor %}",
            form=form,
        )
        return form, drawn


def test_a_form_that_is_right_has_no_faults(app):
    form, drawn = filled(app)
    assert form.errors == {}
    assert form.name.data == "Jo"
    assert form.born.data == date(2003, 2, 1)
    assert "There is something to put right" not in drawn


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "  ", "Enter your name"),
        ("name", "x" * 11, "Keep it to 10 characters"),
        ("which", "c", "Not a valid choice."),
        ("which", "", "Choose a or b"),
        ("born", ["", "", ""], "Enter the day"),
        ("born", [], "Enter the day"),
        ("born", ["31"], "Enter a day that there is"),
        ("born", ["31", "2", "2003"], "Enter a day that there is"),
        ("born", ["1", "2", "2003", "4"], None),
        ("born", ["x", "y", "z"], "Enter a day that there is"),
        ("born", ["1", "2", "9" * 900], "Enter a day that there is"),
        ("since", ["", "3", "2020"], "Enter a day that there is"),
        ("since", ["", "", ""], None),
        ("sure", "", "Tick to say so"),
    ],
)
def test_a_fault_is_said_in_words_beside_its_field_and_above_the_form(app, field, value, says):
    form, drawn = filled(app, **{field: value})
    if says is None:
        assert field not in form.errors
        return
    assert says in form.errors[field][0]
    assert drawn.count(says) == 2
    assert f'href="#{field}' in drawn


def test_the_link_of_a_fault_leads_to_a_field_that_is_there(app):
    import re

    _, drawn = filled(app, name="", which="", born="", sure="")
    links = re.findall(r'href="#([^"]+)"', drawn)
    assert len(links) == 4
    assert all(f'id="{one}"' in drawn for one in links)


def test_a_field_without_a_hint_has_no_empty_one(app):
    _, drawn = filled(app)
    assert 'id="more-hint"' in drawn
    assert 'id="which-hint"' not in drawn
    assert 'id="sure-hint"' not in drawn


def test_what_was_typed_is_escaped(app):
    _, drawn = filled(app, other='"><script>x</script>')
    assert "<script>" not in drawn


def test_a_fault_that_an_act_finds_stands_beside_its_field(app):
    form, _ = filled(app)
    form.refuse("name", "There is one of that name.")
    assert form.errors == {"name": ["There is one of that name."]} or form.errors == {
        "name": ("There is one of that name.",)
    }
