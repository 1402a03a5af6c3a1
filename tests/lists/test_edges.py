"""Where links and highlighted names end."""

from __future__ import annotations

from bibkit.lists.edges import tightened
from bibkit.text.run import Run, Span
from bibkit.text.write.markdown import inline

NAME, DOI, ITALIC = (
    Span("person", "jane"),
    Span("link", "https://doi.org/10.1/a"),
    Span("font-style", "italic"),
)


def test_the_comma_after_a_name_is_not_part_of_it() -> None:
    assert inline(tightened([Run("Doe, J., ", (NAME,)), Run("Roe, J.")])) == "**Doe, J.**, Roe, J."


def test_the_full_stop_of_an_initial_is() -> None:
    assert inline(tightened([Run("Doe, J.", (NAME,)), Run(" (2020)")])) == "**Doe, J.** (2020)"


def test_a_name_in_two_runs_ends_once() -> None:
    runs = [Run("Doe, ", (NAME,)), Run("J., ", (NAME, ITALIC)), Run("Roe")]
    assert inline(tightened(runs)) == "**Doe, <em>J.</em>**<!-- -->*,* Roe"


def test_the_full_stop_after_a_link_is_not_part_of_it() -> None:
    assert inline(tightened([Run("10.1/a.", (ITALIC, DOI))])) == "*[10.1/a](<https://doi.org/10.1/a>).*"


def test_the_full_stop_of_an_address_is() -> None:
    link = Span("link", "https://doi.org/10.1/a.")
    assert tightened([Run("10.1/a.", (link,))])[0].text == "10.1/a."
