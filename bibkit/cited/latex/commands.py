"""The table of commands that cite, and where in their arguments the keys stand.

LaTeX, natbib, biblatex (manual 3.18, 3.9), apacite, jurabib, chicago, harvard, revtex, abntex2, bibentry, cite,
multibib and csquotes. A shape is a row of arguments: `o` any number of optional ones (in [ ] or < >), `k` keys in
braces, `t` a text in braces, `p` up to two in parentheses; with `+` at its end, it comes again and again.
"""

from __future__ import annotations

from typing import NamedTuple

USUAL = "ok"
_MULTI = "pok+"


class Citing(NamedTuple):
    """How a command cites: the shape of its arguments, and keys that it cites without being told (`fixed`).

    It puts `before` and `after` round each key that it is told.
    """

    shape: str = USUAL
    fixed: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


_USUAL = """
    cite nocite citen citenum onlinecite citeonline
    citet citep citealt citealp citeauthor citeyear citeyearpar citefullauthor shortcites
    Citet Citep Citealt Citealp Citeauthor citetalias citepalias
    Cite parencite Parencite footcite footcitetext textcite Textcite smartcite Smartcite supercite autocite Autocite
    citetitle citedate citeurl fullcite footfullcite notecite Notecite pnotecite Pnotecite fnotecite citename
    citefield citelist entrydata
    headlesscite headlessfullcite shorthandcite Citetitle citejournal gentextcite Gentextcite shortcite Shortcite
    surnamecite titlecite nptextcite nptextcites posscite posscitet Posscite fullcitebib
    citeA citeauthorA citeNP citeyearNP citeauthorNP fullciteA fullciteNP fullciteauthor fullciteauthorNP shortciteA
    shortciteNP shortciteauthor shortciteauthorNP maskcite maskciteA maskciteNP maskciteauthor maskciteyear
    maskciteyearNP maskciteauthorNP masknocite maskfullcite maskfullciteA maskfullciteNP maskfullciteauthor
    maskshortcite maskshortciteA maskshortciteNP maskshortciteauthor nocitemeta
    citetitlefortype citefullfirstfor citeswithoutentry citetitleonly footcitetitle footciteauthor footciteyear
    nextcitefull nextciteshort nextcitenotitle
    citeN citeANP shortciteN shortciteANP citeasnoun possessivecite citeaffixed
    citeauthoronline citeyearonline cfcite footfullcitetext
    bibentry bstctlcite
    """
_MULTICITES = """
    cites Cites parencites Parencites footcites footcitetexts textcites Textcites smartcites Smartcites supercites
    autocites Autocites fullcites footfullcites notecites Notecites pnotecites fnotecites citetitles Citetitles
    citeauthors Citeauthors
    """
_VOLUMES = """
    volcite Volcite pvolcite Pvolcite fvolcite Fvolcite ftvolcite svolcite Svolcite tvolcite Tvolcite avolcite Avolcite
    """

COMMANDS: dict[str, Citing] = {
    **{name: Citing() for name in _USUAL.split()},
    **{name: Citing(_MULTI) for name in _MULTICITES.split()},
    **{name: Citing("otok") for name in _VOLUMES.split()},
    **{f"{name}s": Citing("potok+") for name in _VOLUMES.split()},
    **{name: Citing("okok") for name in ("apud", "apudonline", "citeapud")},
    # csquotes, 5 and 6: quotations with their citation.
    **{name: Citing() for name in ("textcquote", "blockcquote")},
    **{name: Citing("tok") for name in ("foreigntextcquote", "hyphentextcquote", "hybridblockcquote")},
    **{name: Citing("tok") for name in ("foreignblockcquote", "hyphenblockcquote")},
}
"""Every command that is known without being defined."""

ENVIRONMENTS: dict[str, Citing] = {
    "displaycquote": Citing(),
    **{name: Citing("tok") for name in ("foreigndisplaycquote", "hyphendisplaycquote")},
}
"""Environments that cite at their beginning."""

OF_PACKAGES: dict[str, dict[str, Citing]] = {
    "jurabib": {"citefield": Citing("tok")},  # biblatex has key and field the other way round
}
"""What a command means where a package is loaded, if that differs."""

NOT_CITING = frozenset(
    """
    citestyle setcitestyle citetext defcitealias citeform citepunct citeleft citeright citemid citenumfont citecolor
    citereset citeindextrue citeindexfalse citetrackertrue citetrackerfalse bibcite newcites newcitecommand
    citeauthorfont DeclareCiteCommand DeclareMultiCiteCommand AtNextCite
    AtEveryCite AtNextCitekey AtEveryCitekey AtEveryMultiCite
    AtNextMultiCite DeclareAutoCiteCommand citesetup DeclareCitePunctuationPosition citepagesep citesep citedash
    citehash citeidx nociteextra citeproc citeprocitem ifciteseen ifentryseen ifciteibid ifciteidem iffirstcitekey
    iflastcitekey ifcitation ifvolcite multicitedelim supercitedelim postnotedelim textcitedelim compcitedelim citetrack
    citelabel excite incite recite excited citenamedelim ifciteindex
    """.split()
)
"""Commands that have "cite" in their names and cite nothing."""

BIBLIOGRAPHIES = frozenset(
    "bibliography nobibliography addbibresource addglobalbib addsectionbib putbib defaultbibliography".split()
)
"""Commands that name files with works."""
