"""Which capitals of a title are braced, and which braces of a title are kept as markup."""

from __future__ import annotations

import pytest

from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as CLASSIC
from bibkit.formats.bibtex.read_titles import title_of_tex
from bibkit.formats.bibtex.titles import title_text
from bibkit.formats.escape import ESCAPING
from bibkit.formats.format import Format
from bibkit.formats.written import write_whole
from tests.formats.bibtex.test_read import one, read

BIBTEX = ESCAPING["bibtex"]


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Constitutional AI: Harmlessness from AI Feedback", "Constitutional {AI}: Harmlessness from {AI} Feedback"),
        ("Technical Report on the CleverHans v2.1.0 Library", "Technical Report on the {CleverHans} v2.1.0 Library"),
        ("Testing on ImageNet-UA with GPT-4", "Testing on {ImageNet-UA} with {GPT-4}"),
        ("Vitamin C and a Fine-Tuning Plan", "Vitamin {C} and a Fine-Tuning Plan"),
        ("O'Brien, McDonald and mRNA", "{O'Brien}, {McDonald} and {mRNA}"),
        ("Language Models (Mostly) Know What They Know", "Language Models (Mostly) Know What They Know"),
        ("A study of Bayes and Markov models in Paris: The German case",
         "A study of {Bayes} and {Markov} models in {Paris}: The {German} case"),
        # A word ends at a dash and at what stands in it without a blank.
        ("Beam Interactions—Part II: Tabulated", "Beam Interactions---Part {II}: Tabulated"),
        ("Efficient SPARQL+Text Search", "Efficient {SPARQL}+Text Search"),
        ("Divide&Conquer, AT&T and R&D", r"Divide\&Conquer, {AT\&T} and {R\&D}"),
        ("MDR-MFI:Multi-Branch Decoupled Regression", "{MDR-MFI}:Multi-Branch Decoupled Regression"),
        ("A Low Cathodoluminescence”[Appl. Phys. Lett.]", "A Low Cathodoluminescence''[Appl. Phys. Lett.]"),
        ("Growth on Si(111) and C++", "Growth on {Si(111}) and {C}++"),
        # Capitals side by side are seldom a name: two need as many words in small letters, three twice as many.
        ("Posted Pricing sans Discrimination", "Posted Pricing sans Discrimination"),
        ("Monotonic Solution of the Frame Problem in the situation calculus",
         "Monotonic Solution of the Frame Problem in the situation calculus"),
        ("Robust Boltzmann Machines for recognition and denoising",
         "Robust Boltzmann Machines for recognition and denoising"),
        ("A tale of New York streets and houses", "A tale of {New} {York} streets and houses"),
        ("What the Large Hadron Collider taught us about quarks, their forces, and many lower masses",
         "What the {Large} {Hadron} {Collider} taught us about quarks, their forces, and many lower masses"),
        ("The Ranschburg effect", "The {Ranschburg} effect"),
        ("Fastfood - Computing Hilbert Space Expansions in loglinear time",
         "Fastfood - Computing Hilbert Space Expansions in loglinear time"),
        ("A Non-intrusive Short-Time Objective Intelligibility measure",
         "A Non-intrusive Short-Time Objective Intelligibility measure"),
        ("Monte Carlo methods for Ising models", "Monte {Carlo} methods for {Ising} models"),
        ("Die Verwandlung der Welt", "Die Verwandlung der Welt"),
        ("Learning <span class=\"nocase\">Bayes</span> Rules", "Learning {Bayes} Rules"),
        ("The <i>E. coli</i> of $L_\\infty$", r"The \emph{{E}. coli} of {$L_\infty$}"),
        ("Kamilė ÜBER Öl", r"Kamil{\.e} {{\"U}BER} {\"O}l"),
        ("on nothing at all", "on nothing at all"),
    ],
)  # fmt: skip
def test_capitals_that_must_survive_are_braced_by_word(title: str, written: str) -> None:
    assert title_text(title, BIBTEX) == written


@pytest.mark.parametrize("language", ["", "en", "en-GB", "English", "english and french", "en_US"])
def test_a_title_in_english_is_judged_by_its_words(language: str) -> None:
    assert title_text("The Title", BIBTEX, language) == "The Title"


def test_in_other_languages_every_capital_is_meant() -> None:
    assert title_text("Die Verwandlung der Welt", BIBTEX, "de-AT") == "Die {Verwandlung} der {Welt}"


@pytest.mark.parametrize(
    ("tex", "title"),
    [
        ("Constitutional {AI} and {GPT}-4", "Constitutional AI and GPT-4"),
        ("{The Whole Title in Braces}", "The Whole Title in Braces"),
        ("Learning {Bayes} Rules", 'Learning <span class="nocase">Bayes</span> Rules'),
        ("A study of {Bayes} rules in depth", "A study of Bayes rules in depth"),
        (r"On {\"U}ber and \emph{E. coli}", "On Über and <i>E. coli</i>"),
        (r"The {$L_\infty$} norm", r"The $L_\infty$ norm"),
    ],
)
def test_braces_that_say_nothing_new_leave_no_trace(tex: str, title: str) -> None:
    assert title_of_tex(tex, []) == title


@pytest.mark.parametrize("format_", [CLASSIC, BIBLATEX], ids=lambda format_: format_.name)
@pytest.mark.parametrize(
    ("tex", "written"),
    [
        ("{{Bloom Filters in Practice}}", "{{Bloom Filters in Practice}}"),
        ("{{The Rise of {BERT}}}", "{{The Rise of BERT}}"),
        ("{{BERT}: A Model {X}}", "{{BERT}: A Model {X}}"),
        ("{{A} Study}", "{{A} Study}"),
        (r"{{\em E. coli} at home}", r"{\emph{E. coli} at home}"),
    ],
)
def test_braces_around_a_whole_title_stay(format_: Format, tex: str, written: str) -> None:
    (record,) = read(f"@book{{k, title = {tex}}}").records
    assert format_.write is not None
    text = write_whole(format_.write, [record], {}).text
    assert f"  title         = {written}\n" in text
    assert write_whole(format_.write, read(text).records, {}).text == text


def test_a_publisher_with_and_in_its_name_is_one_for_biber() -> None:
    record = one("@book{k, publisher = {{Taylor and Francis}}, address = {Rome}}")
    assert BIBLATEX.write is not None
    assert CLASSIC.write is not None
    assert "{{Taylor and Francis}}" in write_whole(BIBLATEX.write, [record], {}).text
    assert " {Taylor and Francis}" in write_whole(CLASSIC.write, [record], {}).text


@pytest.mark.parametrize(
    ("tex", "written"),
    [
        # Somebody braced what keeps its case, and not "Energy": there is nothing to guess.
        ("Coupling of Energy into {PCB} traces of {Bayes} in a room", "Coupling of Energy into {PCB} traces of {Bayes} in a room"),
        ("Digital-to-{RF} converter of High Speed", "Digital-to-{RF} converter of High Speed"),
        # What is unusual by itself is braced beside that.
        ("Mapping 13CO by {Bayes} in Galaxies of the north and south", "Mapping {13CO} by {Bayes} in Galaxies of the north and south"),
        # Nobody said anything.
        ("A study of Bayes rules in depth", "A study of {Bayes} rules in depth"),
        ("THE DUST-UNBIASED COSMIC STAR-FORMATION HISTORY", "THE DUST-UNBIASED COSMIC STAR-FORMATION HISTORY"),
        ("High-speed Digital-to-RF Converter with GPT-4", "High-speed Digital-to-{RF} Converter with {GPT-4}"),
    ],
)  # fmt: skip
def test_a_title_that_somebody_tuned_keeps_its_braces(tex: str, written: str) -> None:
    (record,) = read(f"@book{{k, title = {{{tex}}}}}").records
    assert CLASSIC.write is not None
    text = write_whole(CLASSIC.write, [record], {}).text
    assert f"  title         = {{{written}}}\n" in text
    assert write_whole(CLASSIC.write, read(text).records, {}).text == text


@pytest.mark.parametrize(
    ("tex", "written"),
    [
        # Braces round a formula or italics hold the case of all that is in them.
        ("Growth of {In$_x$Ga$_{1-x}$N} and {Cu$_2$O}", "Growth of {In{$_x$}Ga{$_{1-x}$}N} and {Cu{$_2$}O}"),
        (r"Book review: {{\emph{Learning}, Second Edition, by David Griffiths}}", r"Book review: {{\emph{Learning}, Second Edition, by David Griffiths}}"),
        (r"{Gianni Gilardi, \emph{Il testo} (Italian)} in print", r"{Gianni Gilardi, \emph{Il testo} (Italian)} in print"),
        # A group that begins with a command is one special character for BibTeX, unless there is another round it.
        (r"A {{\em Foo Bar}} and {{\'E}cole Normale}", r"A {{\emph{Foo Bar}}} and {{\'E}cole Normale}"),
        (r"{\em Tuning of the Model}", r"{{\emph{Tuning of the Model}}}"),
        (r"{\($\lambda$\)-Tune: Harnessing Large Models}", r"{{$\lambda$}-Tune: Harnessing Large Models}"),
        ("Coaxial {{Multishell}} ({{In}},{{Ga}}){{As}}/{{GaAs Nanowires}} for {{Near}}-{{Infrared Emission}}", "Coaxial {Multishell} ({In},{Ga}){As}/{GaAs Nanowires} for {Near}-{Infrared Emission}"),
        ("A ({{In}},{{Ga}}){{As}}/{{GaAs Wires}} shell", "A ({In,Ga)As/GaAs} {Wires} shell"),
        ("Reasoning within {O}-{P}lan2", "Reasoning within {O}-{P}lan2"),
    ],
)  # fmt: skip
def test_braces_keep_their_meaning_for_change_case(tex: str, written: str) -> None:
    (record,) = read(f"@book{{k, title = {{{tex}}}}}").records
    assert CLASSIC.write is not None
    text = write_whole(CLASSIC.write, [record], {}).text
    assert f"  title         = {{{written}}}\n" in text
    assert write_whole(CLASSIC.write, read(text).records, {}).text == text
