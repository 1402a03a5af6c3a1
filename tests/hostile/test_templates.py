"""Templates that would use up the machine: each is refused with its place, and nothing large is made on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bibkit.errors import BibkitError
from bibkit.web.templates import fill
from tests.hostile.child import bibkit, python

ENDLESS = {
    "a text times a number": "{{ 'x' * 10**10 }}",
    "a number times a text": "{{ 10**10 * 'x' }}",
    "a product of products": "{{ ('x' * 10**6) * 10**4 }}",
    "a long list": "{{ [0] * 10**9 }}",
    "a power": "{{ 10**(10**8) }}",
    "a power of a power": "{{ (2**100000)**100000 }}",
    "loops in loops": "{% for i in range(10**5) %}{% for j in range(10**5) %}{% endfor %}{% endfor %}",
    "loops that filter": "{% for i in range(10**5) %}{% for j in range(10**5) if false %}{% endfor %}{% endfor %}",
    "a long range": "{% for i in range(10**9) %}x{% endfor %}",
    "doubling by ~": "{% set n = namespace(a='x') %}{% for i in range(60) %}{% set n.a = n.a ~ n.a %}{% endfor %}",
    "doubling by +": "{% set n = namespace(a='x') %}{% for i in range(60) %}{% set n.a = n.a + n.a %}{% endfor %}",
    "doubling lists": "{% set n = namespace(a=[0]) %}{% for i in range(60) %}{% set n.a = n.a + n.a %}{% endfor %}",
    "doubling by join": "{% set n = namespace(a='x') %}{% for i in range(60) %}{% set n.a = [n.a, n.a]|join %}{% endfor %}",
    "doubling by set": "{% set n = namespace(a='x') %}{% for i in range(60) %}{% set b %}{{ n.a }}{{ n.a }}{% endset %}"
    "{% set n.a = b %}{% endfor %}",
    "replacing": "{% set n = namespace(a='xx') %}{% for i in range(60) %}{% set n.a = n.a.replace('x', n.a) %}{% endfor %}",
    "replacing by a filter": "{% set n = namespace(a='xx') %}{% for i in range(60) %}"
    "{% set n.a = n.a|replace('x', n.a) %}{% endfor %}",
    "a wide number": "{{ '%0999999999d' % 1 }}",
    "a width by the way": "{{ '%0*d' % (10**9, 1) }}",
    "a wide format": "{{ '{:0999999999d}'.format(1) }}",
    "a format in a format": "{{ '{:{}}'.format(1, 10**9) }}",
    "a format of a mapping": "{{ '{a:>9999999999}'.format_map({'a': 1}) }}",
    "a format by a filter": "{{ '%0999999999d'|format(1) }}",
    "centred": "{{ 'x'.center(10**10) }}",
    "centred by a filter": "{{ 'x'|center(10**10) }}",
    "padded": "{{ 'x'.ljust(10**10) }}",
    "padded with noughts": "{{ 'x'.zfill(10**10) }}",
    "indented": "{{ 'x'|indent(10**10, first=true) }}",
    "indented by a text": "{{ ('\n' * 10**4)|indent('x' * 10**6) }}",
    "tabs": "{{ 'a\tb'.expandtabs(10**10) }}",
    "batches": "{{ [1]|batch(10**9, 'x')|list }}",
    "slices": "{{ [1]|slice(10**9, 'x')|list }}",
    "wrapped": "{{ ('x' * 10**4)|wordwrap(1, wrapstring='y' * 10**6) }}",
    "a table of letters": "{{ ('x' * 1000).translate({120: 'y' * 10**7}) }}",
    "bytes": "{{ (10**8).to_bytes(10**10, 'big') }}",
    "split": "{{ ('x,' * 10**7).split(',')|length }}",
    "joined": "{{ (['x' * 10**6] * 10**4)|join }}",
    "joined by a method": "{{ ('x' * 10**6).join(['', ''] * 10**4) }}",
    "a sum": "{{ ([[1] * 100] * 10**5)|sum(start=[])|length }}",
    "mapped": "{{ range(10**5)|map('center', 10**6)|join|length }}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "macros that double": "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "an include of itself": "{% include 'itself' %}",
    "an import of itself": "{% import 'itself' as x %}{{ x.y }}",
    "many includes": "{% for i in range(10**5) %}{% for j in range(100) %}{% include 'x' %}{% endfor %}{% endfor %}",
    "brackets in brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "blocks in blocks": "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
    "twenty-one loops in each other": "{% for a in [1] %}" * 25 + "{% endfor %}" * 25,
    "many signs": "{{ " + "-" * 100_000 + "1 }}",
    "a long sum": "{{ 1" + "+1" * 100_000 + " }}",
    "a long number": "{{ 10**5000 }}",
    "digits": "{{ 1" + "0" * 5000 + " }}",
    "no filter": "{{ 'x'|nosuch }}",
    "a wrong argument": "{{ 'x'|sort(nosuch=1) }}",
    "a sum of texts": "{{ ['a']|sum }}",
    "nothing to divide by": "{{ 1/0 }}",
    "no such test": "{{ 1 is nosuch }}",
    "a class": "{{ ''.__class__.__mro__ }}",
}  # fmt: skip
FILL = """
import json, sys
from pathlib import Path
from bibkit.errors import BibkitError
from bibkit.web.templates import fill
Path("x").write_text("x")
said = {}
for name, text in json.loads(Path("cases.json").read_text()).items():
    Path("itself").write_text(text)
    try:
        said[name] = f"filled: {len(fill('itself', {}, escape=str, folders=[Path()]).text)}"
    except BibkitError as error:
        said[name] = error.message
print(json.dumps(said))
"""


def test_every_such_template_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "cases.json").write_text(json.dumps(ENDLESS))
    run = python(FILL, cwd=tmp_path)
    assert run.code == 0, run.told
    said = json.loads(run.out)
    assert {name: text for name, text in said.items() if not text.startswith(("itself:", "x:1:"))} == {}
    assert said["a text times a number"] == (
        "itself:1: The template is without measure: Its texts come to more than 100,000,000 characters"
    )
    assert (
        said["loops in loops"]
        == "itself:1: The template is without measure: It takes more than 2,000,000 steps"
    )
    assert run.megabytes < 400, run.told


def test_the_command_line_tells_it_as_any_fault(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/doe2020.yaml").write_text(
        "type: book\ntitle: T\nauthor: [{family: Doe}]\nissued: 2020\n"
    )
    (tmp_path / "page.html").write_text("\n{{ 'x' * 10**10 }}")
    run = bibkit("page", "--template", "page.html", "-o", "-", cwd=tmp_path)
    assert (run.code, run.err.splitlines()[0]) == (
        2,
        "bibkit: page.html:2: The template is without measure: Its texts come to more than 100,000,000 characters",
    )
    (tmp_path / "page.html").write_bytes(b"\xff\xfe")
    run = bibkit("page", "--template", "page.html", "-o", "-", cwd=tmp_path)
    assert (run.code, run.err.splitlines()[0]) == (2, "bibkit: page.html is not UTF-8 text")


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{ '-' * 40 }}", "-" * 40),
        ("{{ '%02d' % 7 }} {{ '{:>5}'.format('x') }} {{ '%s, %s'|format(1, 2) }}", "07     x 1, 2"),
        ("{{ 'ab'|center(6) }}|{{ 'a\nb'|indent(2) }}", "  ab  |a\n  b"),
        ("{% for a in [3, 1, 2]|sort if a > 1 %}{{ loop.index }}{{ a }}{{ ',' if not loop.last }}{% endfor %}", "12,23"),
        ("{{ ['a', 'b']|map('upper')|join(', ') }} {{ 'a' ~ 1 ~ 'b' }} {{ 2**10 + 1 }}", "A, B a1b 1025"),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m('a') ~ m('b') }} {{ [1, 2]|sum }}", "<a><b> 3"),
        ("{% for row in [1, 2, 3]|batch(2, 0) %}{{ row|join }};{% endfor %}", "12;30;"),
        ("{% set n = namespace(i=0) %}{% for x in range(1000) %}{% set n.i = n.i + x %}{% endfor %}{{ n.i }}", "499500"),
    ],
)  # fmt: skip
def test_what_templates_do_in_earnest_is_far_from_the_bounds(tmp_path: Path, text: str, filled: str) -> None:
    (tmp_path / "t").write_text(text)
    assert fill("t", {}, escape=str, folders=[tmp_path]).text == filled


def test_values_are_escaped_whatever_made_them(tmp_path: Path) -> None:
    (tmp_path / "t").write_text("{{ a ~ '<' }}{{ a + '<' }}{{ [a, a]|join }}{{ a * 2 }}")
    made = fill("t", {"a": "&"}, escape=lambda text: f"[{text}]", folders=[tmp_path])
    assert made.text == "[&<][&<][&&][&&]"


def test_each_filling_has_a_budget_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "t").write_text("{% for i in range(10**5) %}{% for j in range(10) %}{% endfor %}{% endfor %}")
    for _ in range(4):
        fill("t", {}, escape=str, folders=[tmp_path])
    (tmp_path / "t").write_text("{% for i in range(10**5) %}{% for j in range(30) %}{% endfor %}{% endfor %}")
    with pytest.raises(BibkitError, match="more than 2,000,000 steps"):
        fill("t", {}, escape=str, folders=[tmp_path])
