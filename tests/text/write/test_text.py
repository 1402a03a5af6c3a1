from bibkit.text.run import Bibliography, Entry, Layout, Run, Span
from bibkit.text.write import text


def test_formatting_goes_and_characters_stay() -> None:
    runs = [Run("On "), Run("Water", (Span("font-style", "italic"),)), Run(" & <oil>")]
    assert text.inline(runs) == "On Water & <oil>"


def test_line_breaks_become_a_space_and_control_characters_go() -> None:
    assert text.inline([Run("one\n\n  two\x00\x1b[31m\u2028three\ud800")]) == "one two[31m three\ufffd"


def test_entries_stand_apart_by_the_styles_entry_spacing() -> None:
    entries = (Entry("a", (Run("First."),)), Entry("b", (Run("Second."),)))
    assert text.bibliography(Bibliography(entries)) == "First.\n\nSecond.\n"
    assert text.bibliography(Bibliography(entries, Layout(entry_spacing=0))) == "First.\nSecond.\n"


def test_numbers_in_the_margin_are_padded_to_one_width() -> None:
    entries = tuple(
        Entry(
            label,
            (
                Run(label, (Span("display", "left-margin"),)),
                Run(" Text.", (Span("display", "right-inline"),)),
            ),
        )
        for label in ("[9]", "[10]")
    )
    assert text.bibliography(Bibliography(entries)) == "[9]  Text.\n\n[10] Text.\n"


def test_blocks_have_a_line_each_and_indents_four_spaces() -> None:
    runs = (
        Run("Heading", (Span("display", "block"),)),
        Run("Text. "),
        Run(" A note.", (Span("display", "indent"),)),
    )
    assert text.bibliography(Bibliography((Entry("a", runs),))) == "Heading\nText.\n    A note.\n"


def test_no_entries_are_no_text() -> None:
    assert text.bibliography(Bibliography(())) == ""
