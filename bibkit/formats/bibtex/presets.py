"""What the styles of publishers and societies want of a .bib, as seen in what each prints of a few kinds of entries."""

from __future__ import annotations

from bibkit.formats.format import PRESET, Option, Preset

_UNPRINTED = "abstract,keywords,annotation,file"
_LEAN = {"url": "without-doi", "omit": f"{_UNPRINTED},isbn,issn"}
_NO_ADDRESS = {"url": "without-doi", "omit": _UNPRINTED}
_NO_LANGUAGE = {"omit": f"{_UNPRINTED},language"}

CLASSIC_PRESETS = (
    Preset("aas", "aasjournal", _NO_ADDRESS, "it links the DOI, and prints an address where there is none"),
    Preset("acm", "ACM-Reference-Format", _NO_ADDRESS, "it prints DOI, arXiv number and address"),
    Preset("ams", "amsplain and amsalpha", _NO_LANGUAGE, "they print the name of a language behind each work"),
    Preset("aps", "apsrev4-2 and its kin", _NO_ADDRESS, "they link DOI and arXiv number"),
    Preset("elsevier", "elsarticle-num and -harv", _NO_ADDRESS, "they print DOI and address, one behind the other"),
    Preset(
        "ieee", "IEEEtran", _NO_LANGUAGE,
        "it prints no DOI, so that the address stays, and asks the document for babel where a language is named",
    ),
    Preset("lncs", "splncs04", _NO_ADDRESS, "it prints DOI and address, one behind the other"),
    Preset(
        "natbib", "plainnat, abbrvnat and unsrtnat", _LEAN,
        "they print ISBN, ISSN, DOI and address, one behind the other",
    ),
)  # fmt: skip
BIBLATEX_PRESETS = (
    Preset(
        "biblatex", "numeric, alphabetic, authoryear", _LEAN,
        "they print ISBN, ISSN, DOI, arXiv number and address, one behind the other",
    ),
    Preset("biblatex-apa", "apa", _NO_ADDRESS, "APA gives the DOI, and an address where there is none"),
    Preset("biblatex-chicago", "chicago-authordate", _LEAN, "it prints ISBN, ISSN, DOI and address"),
    Preset("biblatex-ieee", "ieee", _LEAN, "it prints ISBN, ISSN, DOI and address"),
    Preset("biblatex-mla", "mla", _NO_ADDRESS, "MLA gives the DOI, and an address where there is none"),
    Preset("biblatex-nature", "nature", _LEAN, "it prints ISBN, ISSN and the address beside the DOI"),
)  # fmt: skip


def preset_option(presets: tuple[Preset, ...]) -> Option:
    """The option that chooses one of these."""
    names = ("", *(preset.name for preset in presets))
    return Option(
        PRESET,
        "",
        names,
        "what a style wants, under one name; options beside it go before its own",
        in_place=True,
    )
