"""Cites that people write, by kind: each with where the right form is said, and shapes of the same kind."""

from __future__ import annotations

import pytest

from bibkit.lists.citing import Beside, cite
from bibkit.lists.options import ListOptions

ITEMS = {
    "one": {"id": "one", "type": "book", "author": [{"family": "Poe"}], "title": "O", "issued": {"date-parts": [[2001]]}},
    "two": {
        "id": "two",
        "type": "book",
        "author": [{"family": "Doe"}, {"family": "Roe"}],
        "title": "T",
        "issued": {"date-parts": [[2002]]},
    },
}  # fmt: skip


def cited(*texts: str, style: str = "chicago-author-date", output: str = "html", **beside: str) -> list[str]:
    """The citations of the texts, as HTML."""
    options = ListOptions(style=style)
    return cite(texts, ITEMS.__getitem__, output, options, beside=Beside(**beside)).text.splitlines()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # pandoc's manual, "Citation syntax": what is in the bracket is the suffix, and words are parted from the year.
        ("@two [for more]", "Doe and Roe (2002, for more)"),
        ("@two [2nd impression, they say]", "Doe and Roe (2002, 2nd impression, they say)"),
        ("@two [*for more*]", "Doe and Roe (2002, <i>for more</i>)"),
        ("@two [“so they say”]", "Doe and Roe (2002, “so they say”)"),
        ("@two [, for more]", "Doe and Roe (2002, for more)"),
        ("@two [(for more)]", "Doe and Roe (2002 (for more))"),
        ("@two [[sic]]", "Doe and Roe (2002 [sic])"),
        ("@two [-- for more]", "Doe and Roe (2002 – for more)"),
        ("@two [p. 5 and more]", "Doe and Roe (2002, 5 and more)"),
        ("@two [for more; see @one, p. 3]", "Doe and Roe (2002, for more; see Poe 2001, 3)"),
        ("@two\n[for more]", "Doe and Roe (2002, for more)"),
    ],
)
def test_what_follows_names_in_the_sentence(text: str, shown: str) -> None:
    assert cited(text) == [shown]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # CommonMark 0.31: brackets balance within a link text, so within a citation.
        ("[@two [sic]]", "(Doe and Roe 2002 [sic])"),
        ("[@two, [sic]]", "(Doe and Roe 2002, [sic])"),
        ("[[sic] @two]", "([sic] Doe and Roe 2002)"),
        ("[@two [a [b] c]]", "(Doe and Roe 2002 [a [b] c])"),
        (r"[@two \[sic]", "(Doe and Roe 2002 [sic)"),
        ("[@two, p. 5 [my italics]; @one [sic]]", "(Doe and Roe 2002, 5 [my italics]; Poe 2001 [sic])"),
        ("[@two `]` so]", "(Doe and Roe 2002 ] so)"),
        ("[@two [[]]]", "(Doe and Roe 2002 [[]])"),
    ],
)
def test_brackets_in_a_citation(text: str, shown: str) -> None:
    assert cited(text) == [shown]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # pandoc's manual: "[see @doe99, pp. 33-35 and *passim*]" has the suffix "and *passim*".
        ("[*see* @two, *passim*]", "(<i>see</i> Doe and Roe 2002, <i>passim</i>)"),
        ("[**see** @two __passim__]", "(<b>see</b> Doe and Roe 2002 <b>passim</b>)"),
        ("[_see, e.g._, @two]", "(<i>see, e.g.</i>, Doe and Roe 2002)"),
        ("[see *the **very** first* @two]", "(see <i>the <b>very</b> first</i> Doe and Roe 2002)"),
        (r"[\*see @two, a\_b]", "(*see Doe and Roe 2002, a_b)"),
        ("[see snake_case_words @two]", "(see snake_case_words Doe and Roe 2002)"),
        ("[@two, H~2~O and x^2^]", "(Doe and Roe 2002, H<sub>2</sub>O and x<sup>2</sup>)"),
        ("[see [Small]{.smallcaps} @two]",
         '(see <span style="font-variant:small-caps;">Small</span> Doe and Roe 2002)'),
        ("[see [there](https://x.org/@y) @two]", "(see there Doe and Roe 2002)"),
        ("[see `code *a*` @two]", "(see code *a* Doe and Roe 2002)"),
        ("[see --- @two...]", "(see — Doe and Roe 2002…)"),
        ("[see &amp; wait @two]", "(see &#38; wait Doe and Roe 2002)"),
        ("[<i>see</i> @two <b>so</b>]", "(<i>see</i> Doe and Roe 2002 <b>so</b>)"),
        ("[3 * 4 @two, 2 * 3 * x]", "(3 * 4 Doe and Roe 2002, 2 * 3 * x)"),
        ("[*see @two]", "(*see Doe and Roe 2002)"),
        ("[see $x^2$ @two]", "(see <i>x</i><sup>2</sup> Doe and Roe 2002)"),
    ],
)  # fmt: skip
def test_markup_beside_a_key(text: str, shown: str) -> None:
    assert cited(text) == [shown]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # Emphasis round a key makes no prefix of its marks: pandoc reads names in the sentence.
        ("[see **@two**]", "Doe and Roe (2002)"),
        ("[see *cf. @two, p. 5*]", "Doe and Roe (2002)"),
        ("_@two_ says", "Doe and Roe (2002)"),
        ("*[@two, p. 5]*", "(Doe and Roe 2002, 5)"),
        ("x^[@two]^ raised", "(Doe and Roe 2002)"),
        ("~~@two~~", "Doe and Roe (2002)"),
    ],
)
def test_markup_round_a_key(text: str, shown: str) -> None:
    assert cited(text) == [shown]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # pandoc's manual, "Citation syntax" and "Smart"; CSL 1.0.2, label: several numbers take the plural.
        ("[@two, pp. 5--7]", "(Doe &#38; Roe, 2002, pp. 5–7)"),
        ("[@two, p. 5]", "(Doe &#38; Roe, 2002, p. 5)"),
        ("[@two, nos. 6 and 7]", "(Doe &#38; Roe, 2002, Issues 6 and 7)"),
        ("[@two, pp. iv, ix and 3]", "(Doe &#38; Roe, 2002, pp. iv, ix and 3)"),
        ("[@two, chaps. 3 & 5]", "(Doe &#38; Roe, 2002, Chapters 3 &#38; 5)"),
        ("[@two, §§ 5, 6 and passim]", "(Doe &#38; Roe, 2002, Sections 5, 6 and passim)"),
        ("[@two, p. 3(a)]", "(Doe &#38; Roe, 2002, p. 3(a))"),
        ("[@two, p. 3 (n. 4)]", "(Doe &#38; Roe, 2002, p. 3 (n. 4))"),
        ("[@two, p. 5 (my italics)]", "(Doe &#38; Roe, 2002, p. 5 (my italics))"),
        ("[@two, p. *5*]", "(Doe &#38; Roe, 2002, p. <i>5</i>)"),
        ("[@two, p. 5. Then more]", "(Doe &#38; Roe, 2002, p. 5. Then more)"),
        ("[@two, {pp. a, b} so]", "(Doe &#38; Roe, 2002, p. a, b so)"),
        ("[@two, sections 3 and 4, and more]", "(Doe &#38; Roe, 2002, Sections 3 and 4, and more)"),
        ("[@two, p. 5 and *passim*]", "(Doe &#38; Roe, 2002, p. 5 and <i>passim</i>)"),
    ],
)  # fmt: skip
def test_places_in_a_work(text: str, shown: str) -> None:
    assert cited(text, style="apa") == [shown]


@pytest.mark.parametrize(
    "text",
    [
        # CommonMark 0.31, "Indented code blocks" and "Fenced code blocks".
        "Text:\n\n    [@two]\n",
        "    [@two]\n",
        "\t[@two]\n",
        "# Heading\n    [@two]\n",
        "> quoted\n>\n>     [@two]\n",
        "- item\n\n        [@two]\n",
        "-     [@two]\n",
        "~~~~\n~~~\n[@two]\n~~~~\n",
        "- ```\n  [@two]\n  ```\n",
        "    ```\n    [@two]\n\n    [@two]\n",
        "<pre>\n[@two]\n</pre>\n",
        "<script>'[@two]'</script>\n",
        "<a title='@two'>x</a> [x](@two) [x](y \"@two\")\n",
        "$$\n[@two]\n$$ and $x_{[@two]}$\n",
        r"\textcite{@two} is TeX",
        "see https://example.org/@two now\n",
    ],
)
def test_what_is_no_text_cites_nothing(text: str) -> None:
    assert cited(f"@one\n\n{text}") == ["Poe (2001)"]


@pytest.mark.parametrize(
    "text",
    [
        "goes on\n    [@two]\n",
        "- item\n\n    [@two]\n",
        "1. item\n\n    [@two]\n",
        "- item\n    [@two]\n",
        "> quoted\n    [@two]\n",
        "~~~\ncode\n~~~\n[@two]\n",
        "` [@two]\n",
        "Term\n:   [@two]\n",
        "costs $5 [@two] and $6\n",
        "<div>\n[@two]\n</div>\n",
    ],
)
def test_what_only_looks_like_code_cites(text: str) -> None:
    assert cited(f"@one\n\n{text}")[1:] == ["(Doe and Roe 2002)"]


@pytest.mark.parametrize(
    ("beside", "shown"),
    [
        ({"prefix": "*see*", "suffix": "*passim*"}, "(<i>see</i> Doe and Roe 2002 <i>passim</i>)"),
        ({"prefix": "see", "suffix": ", **so**"}, "(see Doe and Roe 2002, <b>so</b>)"),
        ({"suffix": "2nd impression"}, "(Doe and Roe 2002 2nd impression)"),
        ({"suffix": "[sic]"}, "(Doe and Roe 2002 [sic])"),
        ({"locator": "pp. 3, 5, (7)"}, "(Doe and Roe 2002, 3, 5, (7))"),
        ({"locator": "pp. 5--7"}, "(Doe and Roe 2002, 5–7)"),
        ({"locator": "p. *5*", "suffix": "so"}, "(Doe and Roe 2002, <i>5</i> so)"),
        ({"suffix": "for more", "mode": "composite"}, "Doe and Roe (2002, for more)"),
        ({"suffix": "for more", "locator": "5", "mode": "composite"}, "Doe and Roe (2002, 5 for more)"),
        ({"prefix": "<i>see</i>", "suffix": "<i>so</i>"}, "(<i>see</i> Doe and Roe 2002 <i>so</i>)"),
    ],
)
def test_what_is_given_beside_keys_is_read_the_same_way(beside: dict[str, str], shown: str) -> None:
    assert cited("two", **beside) == [shown]
