"""Identifiers in their normal form: DOI, arXiv, ISBN, ISSN, PMID, PMCID, ORCID.

Each `parse_` function takes what people paste (with URL or label) and returns the normal form,
or a `Malformed` that says why it is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from bibkit.model.malformed import Malformed

# Whatever resolves a DOI, or passes it on: dx.doi.org, doi.acm.org, a publisher's /doi/abs/, the proxy of a library.
_DOI_ADDRESS = re.compile(
    r"(?:https?://|(?=[\w.-]*doi\.org/))[^\s/]+/(?:doi/)?(?:abs|full|pdf|epdf|book|pdfplus|suppl)?/?(?=10\.\d{4,9}/)",
    re.IGNORECASE,
)
# Pasted behind an address that was there already: https://doi.org/https://doi.org/10.1234/x, https://doi.org/doi:10.1234/x.
_DOI_BEHIND = re.compile(
    r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/+|https?://|doi\s*:\s*)+(?=https?://|(?:dx\.|www\.)?doi\.org/|doi\s*:)",
    re.IGNORECASE,
)
_DOI_LABEL = re.compile(r"(?:doi(?:\s*:\s*|\s+|=))+", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_ARXIV_PREFIX = re.compile(
    r"(?:https?://(?:www\.|export\.|[a-z]{2}\.)?arxiv\.org/(?:abs|pdf|html|format|ps)/"
    r"|(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\."
    r"|(?:arxiv(?:\.org)?(?:\s*:\s*|\s+|/(?=abs/)))+(?:abs/)?|abs/)",
    re.IGNORECASE,
)
_ARXIV = re.compile(
    r"""(?: (?P<new> (?P<yymm>\d{4}) \. (?P<serial>\d{4,5}) )
          | (?P<archive> [a-z-]+ ) (?: \. (?P<subject> [A-Za-z-]{2,} ) )? / (?P<number> (?P<old_yymm>\d{4})\d{3} )
        )
        (?P<version> v[1-9]\d* )?
        (?: \s* [\[(] \s* (?P<class> [^\[\]\s,;()]+ ) (?: [\s,;]+ [^\[\]\s,;()]+ )* \s* [\])] )?""",
    re.VERBOSE | re.ASCII,
)
_ARXIV_CLASS = re.compile(r"[a-z-]+(?:\.[A-Za-z-]{2,})?", re.ASCII)
# What is said beside a number: "(pbk)", "(Electronic)", "ISBN", "print".
_QUALIFIER = re.compile(
    r"\([^()]*\)|\b(?:[ep]-?)?(?:isbn|issn)(?:-?1[03])?:?|\b(?:[ph]bk|paperback|hardcover|hardback|softcover|cloth|print|online|electronic|linking|e-?book|and)\b[.:]?",
    re.IGNORECASE,
)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dX]", re.ASCII)
_ORCID = re.compile(r"\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX]", re.ASCII)
_ORCID_PREFIX = re.compile(r"(?:https?://)?(?:www\.)?orcid\.org/|orcid:\s*", re.IGNORECASE)
_DASHES = str.maketrans({"‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"})


@dataclass(frozen=True, slots=True)
class ArxivId:
    """An arXiv identifier: `id` without version ("2212.08073", "hep-th/9901001"), version (0: none given),
    primary class ("cs.CL", empty if not known). As text it is arXiv's own stamp, "2212.08073v2 [cs.CL]".
    """

    id: str
    version: int = 0
    primary_class: str = ""

    def __str__(self) -> str:
        stamp = f" [{self.primary_class}]" if self.primary_class else ""
        return self.versioned + stamp

    @property
    def versioned(self) -> str:
        """The identifier with its version, if it has one: "2212.08073v2"."""
        return f"{self.id}v{self.version}" if self.version else self.id

    @property
    def url(self) -> str:
        """The abstract page."""
        return f"https://arxiv.org/abs/{self.versioned}"

    @property
    def doi(self) -> str:
        """The DOI that arXiv registers for every paper (DataCite prefix 10.48550)."""
        return f"10.48550/arXiv.{self.id}"

    @property
    def year_month(self) -> tuple[int, int]:
        """Year and month in which the identifier was given."""
        digits = self.id.rpartition("/")[2]
        year = int(digits[:2])
        return (1900 + year if year >= 91 else 2000 + year, int(digits[2:4]))


def parse_doi(text: str) -> str | Malformed:
    """The bare DOI, letters as they came (DOI Handbook, 2.2: any case names the same thing).

    >>> parse_doi("https://doi.org/10.5281/zenodo.123")
    '10.5281/zenodo.123'
    """
    bare = text.strip()
    if not _DOI.fullmatch(bare):
        if behind := _DOI_BEHIND.match(bare):
            bare = bare[behind.end() :]
        if bare[:3].lower() == "doi":
            bare = _DOI_LABEL.sub("", bare, count=1)
        if address := _DOI_ADDRESS.match(bare):
            bare = unquote(bare[address.end() :].partition("?")[0])
    if _DOI.fullmatch(bare) and not bare.endswith((".", ",", ";")) and bare.isprintable():
        return bare
    meant = bare.strip("<>()[]\"' ").rstrip(".,;")  # of the sentence that it was copied from
    meant = meant if _DOI.fullmatch(meant) and meant.isprintable() else ""
    help_text = f"write {meant}" if meant else "a DOI reads 10.1234/suffix, without spaces"
    return Malformed("BK401", f'"{_shown(text)}" is not a DOI', help_text, meant)


def parse_arxiv(text: str) -> ArxivId | Malformed:
    """The arXiv identifier, old scheme (to March 2007) or new, with version and class where given.

    >>> str(parse_arxiv("https://arxiv.org/abs/math.GT/0309136v1"))
    'math/0309136v1 [math.GT]'
    """
    bare = _ARXIV_PREFIX.sub("", text.strip(), count=1).removesuffix(".pdf")
    match = _ARXIV.fullmatch(bare)
    if match is None:
        return _bad_arxiv(text, "is not an arXiv identifier")
    new, yymm, serial, archive, subject, number, old_yymm, version, primary_class = match.groups()
    month = int((yymm or old_yymm)[2:])
    if not 1 <= month <= 12:
        return _bad_arxiv(text, f"names a month that does not exist ({month:02})")
    if primary_class and not _ARXIV_CLASS.fullmatch(primary_class):
        return _bad_arxiv(text, f"has an unknown form of class ({primary_class})")
    version_number = int(version[1:]) if version else 0
    if new:
        if yymm < "0704" or int(yymm[:2]) >= 91:
            return _bad_arxiv(text, "is older than the new scheme, which began in April 2007")
        if len(serial) != (5 if yymm >= "1501" else 4):
            return _bad_arxiv(text, "has the wrong number of digits (four before 2015, five since)")
        return ArxivId(new, version_number, primary_class or "")
    # The subject class was never part of the identifier's identity (arXiv, "Understanding the identifier").
    inferred_class = f"{archive}.{subject}" if subject else ""
    return ArxivId(f"{archive}/{number}", version_number, primary_class or inferred_class)


@lru_cache(maxsize=4096)  # journals and books have many works
def parse_isbn(text: str) -> str | Malformed:
    """The ISBN without hyphens, ten or thirteen digits as given, check digit right (ISO 2108).

    >>> parse_isbn("ISBN 0-306-40615-2")
    '0306406152'
    """
    bare = re.sub(r"(?i)^isbn(?:-1[03])?:?\s*", "", text.strip().translate(_DASHES))
    digits = bare.replace("-", "").replace(" ", "").upper()
    if re.fullmatch(r"\d{9}[\dX]", digits, re.ASCII):
        expected = mod11_digit(digits[:9], range(10, 1, -1))
    elif re.fullmatch(r"97[89]\d{10}", digits, re.ASCII):
        expected = str(-sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(digits[:12])) % 10)
    else:
        return Malformed(
            "BK403", f'"{_shown(text)}" is not an ISBN', "an ISBN has 10 or 13 digits (978 or 979)"
        )
    return digits if digits[-1] == expected else _bad_check("BK403", "ISBN", text, expected)


def isbn13(isbn: str) -> str:
    """The thirteen-digit form of a normal ISBN, under which two forms of one number compare equal."""
    if len(isbn) == 13:
        return isbn
    body = "978" + isbn[:9]
    return body + str(-sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(body)) % 10)


@lru_cache(maxsize=4096)  # journals and books have many works
def parse_issn(text: str) -> str | Malformed:
    """The ISSN as NNNN-NNNC, check digit right (ISO 3297)."""
    bare = re.sub(r"(?i)^e?issn:?\s*", "", text.strip().translate(_DASHES)).upper()
    if not _ISSN.fullmatch(bare):
        return Malformed("BK404", f'"{_shown(text)}" is not an ISSN', "an ISSN reads 1234-567X")
    digits = bare.replace("-", "")
    expected = mod11_digit(digits[:7], range(8, 1, -1))
    return (
        f"{digits[:4]}-{digits[4:]}" if digits[7] == expected else _bad_check("BK404", "ISSN", text, expected)
    )


def parse_pmid(text: str) -> str | Malformed:
    """The PubMed number without label or leading zeros."""
    bare = re.sub(r"(?i)^(?:pmid:?\s*|https?://pubmed\.ncbi\.nlm\.nih\.gov/)", "", text.strip()).rstrip("/")
    if re.fullmatch(r"0*[1-9]\d{0,8}", bare, re.ASCII):
        return bare.lstrip("0")
    return Malformed("BK405", f'"{_shown(text)}" is not a PMID', "a PMID is a number of at most nine digits")


def parse_pmcid(text: str) -> str | Malformed:
    """The PubMed Central number with its prefix: "PMC123456"."""
    bare = re.sub(r"(?i)^(?:pmcid:?\s*)?(?:pmc)?", "", text.strip())
    if re.fullmatch(r"[1-9]\d{0,9}(?:\.\d+)?", bare, re.ASCII):
        return f"PMC{bare}"
    return Malformed("BK405", f'"{_shown(text)}" is not a PMCID', "a PMCID reads PMC123456")


def parse_orcid(text: str) -> str | Malformed:
    """The ORCID iD as four groups of four, check digit right (ISO 7064, MOD 11-2).

    >>> parse_orcid("https://orcid.org/0000-0001-5898-1911")
    '0000-0001-5898-1911'
    """
    bare = _ORCID_PREFIX.sub("", text.strip().translate(_DASHES), count=1).upper()
    if not _ORCID.fullmatch(bare):
        return Malformed(
            "BK406", f'"{_shown(text)}" is not an ORCID iD', "an ORCID iD reads 0000-0001-2345-678X"
        )
    digits = bare.replace("-", "")
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    expected = "X" if check == 10 else str(check)
    if digits[15] != expected:
        return _bad_check("BK406", "ORCID iD", text, expected)
    return "-".join(digits[i : i + 4] for i in range(0, 16, 4))


def mod11_digit(body: str, weights: range) -> str:
    """The check digit that makes the weighted sum divisible by eleven, "X" for ten."""
    check = -sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11
    return "X" if check == 10 else str(check)


@lru_cache(maxsize=4096)  # journals and books have many works
def parse_each(text: str, parse: Callable[[str], str | Malformed]) -> str | Malformed:
    """Several identifiers in one field, as Zotero and Crossref write them: "0028-0836, 1476-4687".

    Returns the normal forms with one space between, or the first that is malformed.
    """
    whole = parse(text)
    if isinstance(whole, str):
        return whole
    parts = [part for part in re.split(r"[,;/]\s*|\s+", _QUALIFIER.sub(" ", text).strip()) if part]
    if not parts or parts == [text]:
        return whole
    found = []
    for part in parts:
        one = parse(part)
        if isinstance(one, Malformed):
            return one
        found.append(one)
    return " ".join(found)


def _bad_arxiv(text: str, why: str) -> Malformed:
    return Malformed(
        "BK402", f'"{_shown(text)}" {why}', "write 2212.08073, 2212.08073v2 [cs.CL] or hep-th/9901001"
    )


def _bad_check(code: str, what: str, text: str, expected: str) -> Malformed:
    return Malformed(
        code,
        f'The check digit of the {what} "{_shown(text)}" is wrong: the others call for {expected}',
        "compare with the source; a digit is mistyped or two are swapped",
    )


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "..."
