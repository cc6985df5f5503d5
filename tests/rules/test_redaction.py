"""Words are cut so that nothing tells what, or how much, stood there."""

from __future__ import annotations

import pytest

from ccportal.rules.redaction import GAP, Cut, Decided, Marker, cut, plain
from ccportal.rules.withholding import Action, Exemption, Mode

CR2, TP16, LPP19 = Exemption.CR2, Exemption.TP16, Exemption.LPP19
ANOTHER, SAFETY, LEFT_OUT = Marker(TP16), Marker(CR2), Marker(None)


def stated(find, exemption=TP16):
    return Cut(find, exemption, Mode.STATED)


def generic(find):
    return Cut(find, TP16, Mode.GENERIC)


def silent(find):
    return Cut(find, CR2, Mode.SILENT)


def test_a_text_without_passages_is_one_piece():
    assert cut("They painted a dragon.", ()) == ("They painted a dragon.",)


def test_an_empty_text_has_no_pieces():
    assert cut("", (stated("Mark"),)) == ()


def test_every_occurrence_is_taken_out():
    assert cut("Mark came. Mark left.", (stated("Mark"),)) == (
        ANOTHER,
        " came. ",
        ANOTHER,
        " left.",
    )


def test_an_occurrence_inside_a_word_is_taken_out():
    assert cut("Hannah's coat", (stated("Hannah"),)) == (ANOTHER, "'s coat")


def test_another_case_is_no_occurrence():
    assert cut("mark my words, Mark", (stated("Mark"),)) == ("mark my words, ", ANOTHER)


def test_occurrences_that_overlap_themselves_are_all_taken_out():
    assert cut("x nanana y", (stated("nana"),)) == ("x ", ANOTHER, " y")


def test_occurrences_one_letter_apart_are_all_taken_out():
    assert cut("x aaa y", (stated("aa"),)) == ("x ", ANOTHER, " y")


def test_passages_that_overlap_are_taken_out_as_one():
    assert cut("at 31 Tannery Row now", (stated("31 Tannery"), stated("Tannery Row"))) == (
        "at ",
        ANOTHER,
        " now",
    )


def test_passages_that_touch_are_taken_out_as_one():
    assert cut("a MarkHaverstock b", (stated("Mark"), stated("Haverstock"))) == (
        "a ",
        ANOTHER,
        " b",
    )


@pytest.mark.parametrize("between", [" ", "  ", "\n", "\n\n", "\t", "\u200b", "\r\n"])
def test_white_space_between_two_passages_goes_with_them(between):
    text = f"a Mark{between}Haverstock b"
    assert cut(text, (stated("Mark"), stated("Haverstock"))) == ("a ", ANOTHER, " b")


def test_white_space_between_passages_at_the_beginning_goes_with_them():
    assert cut("Mark Haverstock b", (stated("Mark"), stated("Haverstock"))) == (ANOTHER, " b")


def test_a_text_that_begins_with_a_stop_keeps_it():
    assert cut(": so, Mark", (stated("Mark"),)) == (": so, ", ANOTHER)


def test_words_between_two_passages_stay():
    assert cut("Mark or Minh", (stated("Mark"), stated("Minh"))) == (ANOTHER, " or ", ANOTHER)


def test_a_marker_is_the_same_whatever_was_cut():
    story = "a very long story\n\n" * 50
    short = cut("It is Q. Bye.", (stated("Q"),))
    assert short == cut(f"It is {story}. Bye.", (stated(story),)) == ("It is ", ANOTHER, ". Bye.")


def test_a_generic_passage_leaves_a_marker_without_a_code():
    assert cut("by the reservoir, then", (generic("by the reservoir"),)) == (LEFT_OUT, ", then")


def test_a_joined_marker_shows_the_same_code_in_whatever_order_they_stood():
    cuts = (stated("Mark"), stated("Marlesbeck", CR2), stated("advice", LPP19))
    assert cut("x Mark Marlesbeck advice", cuts) == ("x ", SAFETY)
    assert cut("x advice Marlesbeck Mark", cuts) == ("x ", SAFETY)


def test_a_joined_marker_gives_no_reason_where_one_of_them_gives_none():
    assert cut("x Mark reservoir", (stated("Mark"), generic("reservoir"))) == ("x ", LEFT_OUT)


def test_the_same_passage_for_two_codes_shows_the_one_that_goes_before():
    assert cut("x Mark", (stated("Mark"), stated("Mark", CR2))) == ("x ", SAFETY)


def test_a_passage_within_a_longer_one_shows_nothing_of_its_own():
    cuts = (stated("Mark", CR2), stated("his brother Mark said so"))
    assert cut("Then his brother Mark said so.", cuts) == ("Then ", ANOTHER, ".")
    cuts = (stated("Mark", CR2), stated("his Mark"), stated("Mark sang"))
    assert cut("Then his Mark left.", cuts) == ("Then ", ANOTHER, " left.")
    assert cut("Then Mark sang well.", cuts) == ("Then ", ANOTHER, " well.")


def test_a_marked_passage_within_a_silent_one_leaves_no_sign():
    cuts = (stated("Leanne"), silent("She told Leanne of it."))
    assert cut("He left. She told Leanne of it. All calm.", cuts) == ("He left. All calm.",)


def test_a_marked_passage_that_overlaps_a_silent_one_wins():
    cuts = (stated("Leanne Ruddock"), silent("Ruddock told us."))
    assert cut("He left. Leanne Ruddock told us. Calm.", cuts) == ("He left. ", ANOTHER, " Calm.")


def test_a_marked_passage_that_touches_a_silent_one_wins():
    assert cut("a Xy b", (stated("X"), silent("y"))) == ("a ", ANOTHER, " b")
    assert cut("a yX b", (stated("X"), silent("y"))) == ("a ", ANOTHER, " b")


def test_a_silent_passage_between_two_marked_ones_joins_them():
    assert cut("a XyZ b", (stated("X"), silent("y"), stated("Z"))) == ("a ", ANOTHER, " b")
    assert cut("a X y Z b", (stated("X"), silent("y"), stated("Z"))) == ("a ", ANOTHER, " b")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He left. SECRET Then tea.", "He left. Then tea."),
        ("He left.  SECRET  Then tea.", "He left. Then tea."),
        ("He left SECRET.", "He left."),
        ("He left. SECRET. Then tea.", "He left. Then tea."),
        ("He left SECRET, then tea.", "He left, then tea."),
        ("He left, SECRET, then tea.", "He left, then tea."),
        ("He left (SECRET) then.", "He left then."),
        ("He left (SECRET).", "He left."),
        ("He left(SECRET)then.", "He left then."),
        ("He left (at ten SECRET) then.", "He left (at ten) then."),
        ("He left (SECRET at ten) then.", "He left (at ten) then."),
        ("He said “SECRET” and left.", "He said and left."),
        ("One.\nSECRET\nTwo.", "One.\nTwo."),
        ("One.\n\nSECRET\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\nSECRET\nTwo.", "One.\n\nTwo."),
        ("One.\nSECRET Two.", "One.\nTwo."),
        ("One\nSECRET. Two.", "One\nTwo."),
        ("SECRET. Two.", "Two."),
        ("SECRET Two.", "Two."),
        ("One SECRET", "One"),
        ("oneSECRETtwo", "onetwo"),
        ("One.SECRET.Two", "One. Two"),
        ("(SECRET) One", "One"),
        ("He left (SECRET), then tea.", "He left, then tea."),
        ("He left (SECRET, at ten) then.", "He left (at ten) then."),
    ],
)
def test_a_silent_passage_leaves_no_sign_around_it(text, left):
    assert cut(text, (silent("SECRET"),)) == (left,)


def test_a_text_that_is_silent_whole_has_no_pieces():
    assert cut("SECRET.", (silent("SECRET"),)) == ()
    assert cut(" SECRET ", (silent("SECRET"),)) == ()


def test_nothing_is_left_before_a_marker_of_stops_that_only_ended_a_silent_passage():
    assert cut("SECRET. Mark", (silent("SECRET"), stated("Mark"))) == (ANOTHER,)


def test_a_stop_behind_a_marker_stays():
    unseen = cut("Mark\u200bSECRET, then", (silent("SECRET"), stated("Mark")))
    assert unseen == (ANOTHER, ", then")
    assert cut("Mark SECRET, then", (silent("SECRET"), stated("Mark"))) == (ANOTHER, ", then")


def test_an_accent_goes_with_its_letter():
    assert cut("Zoe\u0308 came", (stated("Zoe"),)) == (ANOTHER, " came")


def test_a_skin_tone_goes_with_its_sign():
    assert cut("ok \U0001f44d\U0001f3fd so", (stated("\U0001f44d"),)) == ("ok ", ANOTHER, " so")


def test_a_passage_is_found_through_unseen_characters():
    assert cut("Lea\u200bn\u00adne came", (stated("Leanne"),)) == (ANOTHER, " came")


def test_a_passage_that_is_written_with_unseen_characters_is_found_without():
    assert cut("Leanne came", (stated("Lea\u200bnne"),)) == (ANOTHER, " came")


def test_a_passage_of_unseen_characters_alone_has_its_marker():
    assert cut("a\u200bb", (stated("\u200b"),)) == ("a", ANOTHER, "b")


def test_an_empty_passage_takes_nothing_out():
    assert cut("All calm.", (stated(""),)) == ("All calm.",)


@pytest.mark.parametrize(
    "unseen", ["\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\u00ad", "\x1b", "\U000e0041"]
)
def test_what_turns_the_writing_or_has_no_width_is_left_out(unseen):
    assert plain(f"Jo{unseen}el") == "Joel"


def test_lines_end_one_way_and_tabs_stay():
    assert plain("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd\te"


@pytest.mark.parametrize("text", ["ΑΒΓ", "Zoë", "日本", "علي", "\U0001f5dd"])
def test_letters_of_every_script_stay(text):
    assert plain(text) == text


@pytest.mark.parametrize("secret", ["x", "a\nb\n\nc", "жолта 5" * 400, "\u202e", " y "])
@pytest.mark.parametrize("mode", list(Mode))
def test_what_is_left_does_not_depend_on_what_went(secret, mode):
    def around(hidden):
        text = f"One {hidden}. Two\n{hidden}\n\nThree ({hidden}) four {hidden}"
        return cut(text, (Cut(hidden, CR2, mode),))

    assert around(secret) == around("Q")


@pytest.mark.parametrize(
    ("action", "mode", "silently"),
    [
        (Action.WITHHOLD, Mode.SILENT, True),
        (Action.WITHHOLD, Mode.STATED, False),
        (Action.REDACT, Mode.SILENT, False),
    ],
)
def test_a_record_is_withheld_in_silence_only_by_action_and_mode_together(action, mode, silently):
    assert Decided("n-1", action, CR2, mode, ()).withholds_in_silence is silently


ROTA = """Day       Name            Room
Sat       SECRET    Blue
Sun       Dilys Heath     -
"""


def test_the_columns_of_a_table_stay_apart_by_a_gap_of_one_width():
    (text,) = cut(ROTA, ())
    assert text.splitlines() == [
        f"Day{GAP}Name{GAP}Room",
        f"Sat{GAP}SECRET{GAP}Blue",
        f"Sun{GAP}Dilys Heath{GAP}-",
    ]


@pytest.mark.parametrize("after", [" ", "    ", "\t", "\u00a0\u00a0"])
@pytest.mark.parametrize("before", [" ", "          ", "\t\t"])
@pytest.mark.outside("VIO")
def test_no_number_of_spaces_tells_how_long_a_word_is_that_was_in_a_column(before, after):
    line = f"Sat{before}SECRET{after}Blue"
    assert cut(line, (stated("SECRET"),)) == ("Sat ", ANOTHER, " Blue")


def test_a_tab_and_an_indent_are_no_more_than_a_gap_and_a_line():
    assert cut("Name:\tAnn\n    Tel:\t1", ()) == (f"Name:{GAP}Ann\nTel:{GAP}1",)


def test_two_spaces_after_a_stop_are_one():
    assert cut("He left.  Then tea.", ()) == ("He left. Then tea.",)
