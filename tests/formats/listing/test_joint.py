"""Where a title ends and its authors begin: read where one reading is possible, refused everywhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.formats.listing.joint import readings


def sure(text: str) -> tuple[str, ...] | None:
    """Title and names where the reading is sure."""
    possible = readings(text)
    if len(possible) != 1 or not possible[0].is_sure:
        return None
    return (text[: possible[0].at], *possible[0].names)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Skill Rating for ModelsJane Doe, Bob Roe", ("Skill Rating for Models", "Jane Doe", "Bob Roe")),
        ("Skill Rating for ModelsJane Doe", ("Skill Rating for Models", "Jane Doe")),
        ("What Models KnowSam McCandlish, Bob Roe", ("What Models Know", "Sam McCandlish", "Bob Roe")),
        ("Measuring ProgressSamuel R. Bowman", ("Measuring Progress", "Samuel R. Bowman")),
        ("Measuring ProgressJ.R. Smith", ("Measuring Progress", "J.R. Smith")),
        ("Measuring ProgressJ. Smith", ("Measuring Progress", "J. Smith")),
        ("Robust VisionZac Hatfield-Dodds", ("Robust Vision", "Zac Hatfield-Dodds")),
        ("Robust VisionYi-Lin Juang", ("Robust Vision", "Yi-Lin Juang")),
        ("Robust VisionPat O'Brien", ("Robust Vision", "Pat O'Brien")),
        ("Robust VisionÚlfar Erlingsson", ("Robust Vision", "Úlfar Erlingsson")),
        ("Robust VisionU\u0301lfar Erlingsson", ("Robust Vision", "U\u0301lfar Erlingsson")),
        ("Un bon cafe\u0301Jane Doe", ("Un bon cafe\u0301", "Jane Doe")),
        ("Tidal FlowsJan van der Berg, Bob Roe", ("Tidal Flows", "Jan van der Berg", "Bob Roe")),
        ("Tidal FlowsClaude Shannon", ("Tidal Flows", "Claude Shannon")),
        ("Tidal FlowsSheer El Showk", ("Tidal Flows", "Sheer El Showk")),
        ("What Do They Know?Jane Doe", ("What Do They Know?", "Jane Doe")),
        ("Models (Revisited)Jane Doe", ("Models (Revisited)", "Jane Doe")),
        ('The "Red Team" EffectJane Doe', ('The "Red Team" Effect', "Jane Doe")),
        ("Understanding LLMsJane Doe", ("Understanding LLMs", "Jane Doe")),
        ("OpenAI GymJane Doe, Bob Roe", ("OpenAI Gym", "Jane Doe", "Bob Roe")),
        ("CleverHans v2.1.0 Examples LibraryJane Doe", ("CleverHans v2.1.0 Examples Library", "Jane Doe")),
        ("Methods, Scaling, and LessonsJane Doe, Bob Roe", ("Methods, Scaling, and Lessons", "Jane Doe", "Bob Roe")),
        ("Learning by AI FeedbackYuntao Bai", ("Learning by AI Feedback", "Yuntao Bai")),
        ("Neural NetsJane Doe, Nova DasSarma", ("Neural Nets", "Jane Doe", "Nova DasSarma")),
    ],
)  # fmt: skip
def test_a_line_with_one_possible_reading_is_read(text: str, parts: tuple[str, ...]) -> None:
    assert sure(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Scaling with PaLMJane Doe, Bob Roe",  # the title ends in capitals
        "Training BERTJane Doe, Bob Roe",
        "Scaling with GPT-4Jane Doe, Bob Roe",  # in a digit
        "Life in the U.S.Jane Doe, Bob Roe",  # in an abbreviation
        "Attacks on CleverHansJane Doe, Bob Roe",  # in a word with an inner capital
        "On BeingPlato, Jane Doe",  # one word
        "On Deep NetworksJane Doe, Plato",
        "Introducing DeepMind AlphaPlato, Jane Doe",
        "Tidal Flowsvan der Berg, Jane Doe",  # a particle at the joint
        "Attacks on CleverHans Toolsvan der Berg, Jane Doe",
        "What Models KnowNova DasSarma, Jane Doe",  # an inner capital in the first name
        "What Models KnowXiaoMing Li, Jane Doe",
        "What Models KnowJane Doe, XiaoMing Li",
        "AlphaGo Zero, Alpha ZeroJane Doe, Bob Roe",  # a comma in the title, and two places
        "Red, Green, BlueJane Doe, Bob Roe",
        "Tidal Flowsde Vries Jan, MaryAnn Evans",
        "Tidal Flows Jane Doe, Bob Roe",  # nothing glued
        "Tidal Flows",
        "Jane Doe, Bob Roe",
        "Tidal FlowsJane Doe and Bob Roe",
        "Tidal FlowsJane Doe, Bob Roe, Jr.",
        "Tidal FlowsJane Doe; Bob Roe",
        "Tidal FlowsJane Doe,, Bob Roe",
        "Tidal FlowsJane Doe (MIT), Bob Roe",
        "Tidal FlowsSamuel R., Bob Roe",
        "深度学习王小明",
        "",
    ],
)
def test_a_doubtful_line_is_refused(text: str) -> None:
    assert sure(text) is None


@given(st.text(max_size=120))
@settings(max_examples=300, deadline=None)
def test_any_text_has_its_readings_inside_it(text: str) -> None:
    for reading in readings(text):
        assert 0 < reading.at < len(text)
        assert text[reading.at :].replace(" ", "").startswith(reading.names[0].replace(" ", ""))


@given(st.text("Aab .,'-O", max_size=60))
@settings(max_examples=500, deadline=None)
def test_a_sure_reading_loses_no_character(text: str) -> None:
    parts = sure(text)
    if parts:
        title, *names = parts
        assert [title, *names] == [title, *(name.strip() for name in text[len(title) :].split(","))]
        assert all(len(name.split()) > 1 for name in names)


@pytest.mark.parametrize(
    "line", ["aBa" * 500_000, "A" * 1_000_000, "aA'" * 500_000, "NetsJane Doe," * 100_000]
)
def test_a_long_hostile_line_has_no_sure_reading(line: str) -> None:
    assert sure(line) is None


def test_a_list_of_thousands_of_names_is_read_whole() -> None:
    parts = sure("Tidal FlowsJane Doe" + ", Bob Roe" * 10_000)
    assert parts == ("Tidal Flows", "Jane Doe", *["Bob Roe"] * 10_000)
