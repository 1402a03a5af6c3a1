"""Whether two records are of one work.

How it is decided, in this order:

1. What is about a work (an erratum, a review, a reply, its data) is another, and so is a chapter beside its book, a
   thesis, a program or a recording beside a text.
2. One identifier (DOI, arXiv, PMID, an ISBN of a whole book) is one work, unless titles and pages say that it is
   the identifier of what holds both. With another title it is no more than possible.
3. Else the titles must be one: the same letters, one the other without its subtitle, or a slip of spelling apart. And
   nobody must have signed who is another person: by family name, first initial and, where names have them, by ids.
4. A preprint and what was published within four years, of mostly the same people, are versions.
5. Two DOIs, two PMIDs, other volumes, issues, pages, numbers, chapters or days keep apart. So do editions, years, and
   translators of books, which are editions of one work; and other venues, unless volume and page are the same: what was
   said at a conference and again in a journal is related, not the same.
6. What is left is as sure as it is backed: by the year, by the people, by venue, volume, page, address, publisher.
"""

from __future__ import annotations

from bibkit.same_work.identifiers import WHOLE_BOOKS
from bibkit.same_work.people import Shared, shared_people
from bibkit.same_work.title import are_near, is_part, likeness
from bibkit.same_work.venue import are_one_venue
from bibkit.same_work.verdict import Degree, Relation, Verdict
from bibkit.same_work.work import PREPRINT_DOI, PUBLISHED, ComparedWork

# Of what is of another kind than a text the title may be a text's.
_OF_ITS_KIND = frozenset(
    """thesis dataset software speech interview review review-book motion_picture broadcast song patent legal_case
    legislation bill hearing treaty graphic map performance personal_communication entry-encyclopedia
    entry-dictionary""".split()
)
_PARTS = frozenset("chapter paper-conference article-journal article-magazine article-newspaper".split())
# What a catalogue makes of anything: it says little about the kind of a work.
_LOOSE = frozenset("document webpage post-weblog article entry manuscript pamphlet".split())
_DATED = frozenset("article-newspaper article-magazine post post-weblog webpage broadcast interview".split())
_REISSUED = frozenset("report software dataset standard legislation treaty".split())  # each year is another
_ALIKE_FOR_ONE_IDENTIFIER = 0.85
_ALIKE_IN_PLACE = 0.7
_MOSTLY = 0.5
_LONG = 5  # words
_VERY_LONG = 8
_YEARS_TO_PUBLISH = 4
_COVERS = frozenset(["cover", "c1", "c2", "c3", "c4"])  # pages of every issue


def compare(one: ComparedWork, two: ComparedWork) -> Verdict | None:
    """What two records are to each other; None where they are two works, or nothing says otherwise.

    It is the same in both directions.
    """
    shared = _shared_identifier(one, two)
    if shared:
        return _of_one_identifier(one, two, shared)
    title = _title_relation(one, two) or _title_in_place(one, two)
    if not title:
        return None
    if one.title.about != two.title.about or _are_other_kinds(one, two):
        return None
    people = shared_people(one.people, two.people, is_cut=one.is_cut or two.is_cut)
    if people.fewer and not people.common:
        return None
    if one.is_preprint != two.is_preprint and (found := _versions(one, two, title, people)):
        return found
    backing = _backing(one, two)
    if any(_have_other(one, two, name) for name in ("doi", "pmid", "arxiv")) and not (
        title == "title" and one.title.says_something and {"volume", "page", "venue"} <= set(backing)
    ):
        return None  # where all the rest is one, an identifier is mistyped
    if found := _edition(one, two, title, people, backing):
        return found
    if _are_apart(one, two, backing):
        return None
    return _same(one, two, title, people, backing)


def _shared_identifier(one: ComparedWork, two: ComparedWork) -> str:
    for name, value in one.identifiers:
        if (name, value) in two.identifiers:
            return name
    return ""


def _of_one_identifier(one: ComparedWork, two: ComparedWork, name: str) -> Verdict | None:
    if one.title.about != two.title.about and not _alike(one, two, 0.9):
        return None
    is_one_title = one.title.whole == two.title.whole or not one.title.whole or not two.title.whole
    if not is_one_title:
        if (one.type in WHOLE_BOOKS) != (two.type in WHOLE_BOOKS) and {one.type, two.type} & _PARTS:
            return None  # a chapter with the identifier of its book
        if one.page and two.page and one.page != two.page and not _is_one_page(one, two):
            return None
        if not _begins(one.title.whole, two.title.whole) and not _alike(one, two, _ALIKE_FOR_ONE_IDENTIFIER):
            return Verdict(Relation.SAME, Degree.POSSIBLE, (f"one {name}, other titles",), by_identifier=True)
    if name == "ISBN" and _differ(one, two, "edition"):
        return Verdict(Relation.EDITION, Degree.LIKELY, ("one ISBN, other editions",), by_identifier=True)
    if _are_preprint_and_published(one, two):
        return Verdict(Relation.VERSIONS, Degree.SURE, (f"one {name}",), by_identifier=True)
    return Verdict(Relation.SAME, Degree.SURE, (f"one {name}",), by_identifier=True)


def _begins(one: str, two: str) -> bool:
    return one.startswith(two) or two.startswith(one)


def _alike(one: ComparedWork, two: ComparedWork, least: float) -> bool:
    return likeness(one.title.whole, two.title.whole) >= least


def _title_relation(one: ComparedWork, two: ComparedWork) -> str:
    """ "title", "title, subtitle aside", "title nearly", or nothing where the titles are two."""
    mine, theirs = one.title, two.title
    if not mine.whole or not theirs.whole:
        return ""
    if mine.whole == theirs.whole:
        return "title"
    if is_part(mine, theirs):
        return "title, subtitle aside"
    return "title nearly" if are_near(mine, theirs) else ""


def _title_in_place(one: ComparedWork, two: ComparedWork) -> str:
    """ "title in part" where titles are alike, and all else says that both are one: pages, volume, venue, people."""
    pages = one.record.text("page")
    if not pages or pages != two.record.text("page") or not one.venue or one.title.about != two.title.about:
        return ""
    is_placed = _agree(one, two, "volume") and are_one_venue(one, two) and one.years == two.years
    if not is_placed or not one.people or not _alike(one, two, _ALIKE_IN_PLACE):
        return ""
    if one.title.numbers != two.title.numbers:
        return ""  # parts of one work
    people = shared_people(one.people, two.people, is_cut=False)
    return "title in part" if people.common == people.more > 0 else ""


def _are_other_kinds(one: ComparedWork, two: ComparedWork) -> bool:
    types = {one.type, two.type}
    if len(types) == 1:
        # A work of several volumes, and one of them; a book, and a chapter of it that is cited.
        return one.type == "book" and any(
            _has(one, name) != _has(two, name) for name in ("volume", "chapter-number")
        )
    if types & WHOLE_BOOKS and types & _PARTS:
        return True
    return bool(types & _OF_ITS_KIND) and not _are_one_place(one, two)


def _has(work: ComparedWork, name: str) -> bool:
    return any(sign.isdigit() for sign in work.record.text(name))


def _are_one_place(one: ComparedWork, two: ComparedWork) -> bool:
    """Whether both stand in one volume on one page, or at one address."""
    return bool(
        (one.page and one.page == two.page and one.number("volume") and _agree(one, two, "volume"))
        or (one.record.text("URL") and one.record.text("URL") == two.record.text("URL"))
    )


def _are_preprint_and_published(one: ComparedWork, two: ComparedWork) -> bool:
    return one.is_preprint != two.is_preprint and (two if one.is_preprint else one).type in PUBLISHED


def _versions(one: ComparedWork, two: ComparedWork, title: str, people: Shared) -> Verdict | None:
    preprint, published = (one, two) if one.is_preprint else (two, one)
    if published.type not in PUBLISHED or not (published.venue or published.doi or published.page):
        return None
    if not one.title.says_something or not two.title.says_something or people.share < _MOSTLY:
        return None
    if _have_other(one, two, "doi") and not PREPRINT_DOI.match(preprint.doi):
        return None
    years = _years_between(one, two)
    if years is not None and (years > _YEARS_TO_PUBLISH or preprint.years[0] > published.years[0] + 1):
        return None
    degree = Degree.SURE if title == "title" and people.share == 1 else Degree.LIKELY
    return Verdict(Relation.VERSIONS, degree, (f"same {title}", _people_said(people)))


def _edition(
    one: ComparedWork, two: ComparedWork, title: str, people: Shared, backing: tuple[str, ...]
) -> Verdict | None:
    """Another edition of a work, a translation, or what was printed again years later."""
    if (people.fewer and people.share < _MOSTLY) or (not one.title.says_something and not people.fewer):
        return None
    years = _years_between(one, two)
    reasons = []
    if _differ(one, two, "edition"):
        reasons.append("other editions")
    elif bool(one.number("edition")) != bool(two.number("edition")) and years:
        reasons.append("one of them an edition of its own")
    if _have_other(one, two, "isbn") and _differ(one, two, "publisher"):
        reasons.append("brought out by two publishers, as in Europe and America")
    if bool(one.record.names("translator")) != bool(two.record.names("translator")):
        reasons.append("one of them a translation")
    if one.type in WHOLE_BOOKS and two.type in WHOLE_BOOKS and years is not None and years > 1:
        reasons.append("years apart")
    if _differ(one, two, "version") or (
        one.type == "software" and _has(one, "version") != _has(two, "version")
    ):
        reasons.append("other versions")
    if not reasons or _is_placed(backing):
        return None
    if _differ(one, two, "volume"):
        return None
    return Verdict(Relation.EDITION, Degree.LIKELY, (f"same {title}", *reasons))


def _backing(one: ComparedWork, two: ComparedWork) -> tuple[str, ...]:
    """In what, beside title and people, both are the same."""
    found = [name for name in ("volume", "issue", "edition", "number") if _agree(one, two, name)]
    if one.page and (one.page == two.page or _is_one_page(one, two)):
        found.append("page")
    if one.venue and two.venue and are_one_venue(one, two):
        found.append("venue")
    if (url := _address(one)) and url == _address(two):
        found.append("address")
    if (publisher := one.number("publisher")) and publisher == two.number("publisher"):
        found.append("publisher")
    if (day := one.day) is not None and day[1] is not None and day == two.day:
        found.append("date")
    return tuple(found)


def _is_placed(backing: tuple[str, ...]) -> bool:
    """Whether both are in one volume on one page, or of one day at one address."""
    return {"volume", "page"} <= set(backing) or {"date", "address"} <= set(backing)


def _address(work: ComparedWork) -> str:
    return work.record.text("URL").partition("://")[2].removeprefix("www.").rstrip("/")


def _is_one_page(one: ComparedWork, two: ComparedWork) -> bool:
    """Whether the pages are a slip apart (572, 573), in one volume and year."""
    if not (one.page.isdigit() and two.page.isdigit()) or len(one.page) > 9 or len(two.page) > 9:
        return False
    return (
        abs(int(one.page) - int(two.page)) == 1
        and _agree(one, two, "volume")
        and one.record.text("page").rpartition("-")[2] == two.record.text("page").rpartition("-")[2]
    )


def _are_apart(one: ComparedWork, two: ComparedWork, backing: tuple[str, ...]) -> bool:
    """Whether something shows that they are two works."""
    if any(_differ(one, two, name) for name in ("volume", "chapter-number", "part-number", "section")):
        return True
    if one.page and two.page and "page" not in backing:
        return True
    if _differ(one, two, "issue") and (one.page in _COVERS or _have_other_days(one, two)):
        return True  # covers are on one page in every issue
    # A column, such as "Letters", may begin on one page in each issue of a volume.
    is_placed = _is_placed(backing) and one.title.says_something
    if any(_differ(one, two, name) for name in ("issue", "number", "genre", "version")) and not is_placed:
        return True
    if one.venue and two.venue and "venue" not in backing and not is_placed:
        return not _are_papers_of_one_year(one, two)
    if {one.type, two.type} & _REISSUED and _years_between(one, two):
        return True
    return not is_placed and _have_other_days(one, two)


def _are_papers_of_one_year(one: ComparedWork, two: ComparedWork) -> bool:
    """Whether both are papers of a conference in one year: its proceedings are called by many names."""
    types = {one.type, two.type}
    if "paper-conference" not in types or not types <= {"paper-conference", "article-journal", "chapter"}:
        return False
    is_of_one_kind = len(types) == 1 or (bool(one.page) and one.page == two.page)
    return is_of_one_kind and bool(one.years) and one.years[:1] == two.years[:1]


def _have_other_days(one: ComparedWork, two: ComparedWork) -> bool:
    mine, theirs = one.day, two.day
    if mine is None or theirs is None or mine[1] is None or theirs[1] is None:
        return False
    return mine[:2] != theirs[:2] or (mine[2] is not None and theirs[2] is not None and mine[2] != theirs[2])


def _same(
    one: ComparedWork, two: ComparedWork, title: str, people: Shared, backing: tuple[str, ...]
) -> Verdict | None:
    years = _years_between(one, two)
    is_placed = _is_placed(backing)
    if years is not None and years > 1 and not is_placed:
        return None
    said = one.title.says_something and two.title.says_something
    reasons = [f"same {title}"]
    if people.fewer:
        reasons.append(_people_said(people))
    if years == 0:
        reasons.append("same year")
    reasons += [f"same {name}" for name in backing]
    degree = _degree(one, two, title, people, backing, years, says_something=said)
    return Verdict(Relation.SAME, degree, tuple(reasons)) if degree else None


def _degree(
    one: ComparedWork,
    two: ComparedWork,
    title: str,
    people: Shared,
    backing: tuple[str, ...],
    years: int | None,
    *,
    says_something: bool,
) -> Degree | None:
    is_whole = title == "title"
    is_placed = _is_placed(backing)
    if not people.fewer:  # nobody, or on one side alone
        if is_placed or (len(backing) >= 2 and years in (0, None)):
            return Degree.LIKELY
        if is_whole and len(one.title.words) >= _VERY_LONG and years in (0, None) and one.type == two.type:
            return Degree.LIKELY
        is_backed = bool({"date", "address", "page", "venue"} & set(backing)) and years in (0, None)
        if is_whole and says_something and is_backed:
            return Degree.LIKELY
        return Degree.POSSIBLE if is_whole and says_something and years == 0 else None
    if people.share < _MOSTLY:
        is_backed = is_placed or (
            people.common == people.fewer and "venue" in backing and len(one.title.words) > _LONG
        )
        return Degree.LIKELY if is_backed else Degree.POSSIBLE if is_whole and years == 0 else None
    if is_whole and years == 0 and people.share == 1 and (says_something or backing):
        return Degree.SURE
    if is_placed:
        return Degree.SURE if is_whole else Degree.LIKELY
    if title == "title nearly":
        return Degree.LIKELY if years in (0, None) and (backing or people.share == 1) else None
    if years == 0:
        return Degree.LIKELY if says_something or backing or people.share == 1 else Degree.POSSIBLE
    if years is None:
        if says_something:
            return Degree.LIKELY if one.type == two.type or backing else Degree.POSSIBLE
        return Degree.LIKELY if people.share == 1 and len(backing) >= 2 else Degree.POSSIBLE
    # A year apart: in print it is mostly a slip, or the year of a meeting beside that of its proceedings.
    if one.type == two.type and one.type in (*PUBLISHED, "book", "thesis") and says_something:
        return Degree.LIKELY
    return Degree.POSSIBLE if backing else None


def _people_said(people: Shared) -> str:
    return "same people" if people.common == people.more else f"{people.common} of {people.more} people"


def _years_between(one: ComparedWork, two: ComparedWork) -> int | None:
    """How many years lie between the nearest of their dates; None where one has none."""
    if not one.years or not two.years:
        return None
    return min(abs(mine - theirs) for mine in one.years for theirs in two.years)


def _have_other(one: ComparedWork, two: ComparedWork, name: str) -> bool:
    mine, theirs = getattr(one, name), getattr(two, name)
    return bool(mine) and bool(theirs) and mine != theirs


def _agree(one: ComparedWork, two: ComparedWork, name: str) -> bool:
    mine = one.number(name)
    return bool(mine) and mine == two.number(name)


def _differ(one: ComparedWork, two: ComparedWork, name: str) -> bool:
    mine = one.number(name)
    theirs = two.number(name) if mine else ""
    return bool(mine) and bool(theirs) and mine != theirs
