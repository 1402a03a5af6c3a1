"""A scraped author page: three lines a paper, their parts glued together.

    60.1SOC-PHApr 1, 2026
    Managing the MismatchJulian Geis, Michael Lindner et al. · tu berlin
    A rapid expansion of system flexibility is essential ...

The page is cut into papers (`papers`); a paper has a header (`header`) with a code of arXiv's classes
(`arxiv_class`), a title with its authors (`joint`, `names`) and an abstract.
What can be read in more than one way is refused with its readings, never guessed.
"""

from bibkit.formats.format import About, Format, Option
from bibkit.formats.listing.read import read

FORMAT = Format(
    name="listing",
    title="scraped author page, three lines a paper",
    read=read,
    options=(
        Option("assume-year", "", (), "Year of dates that have none, such as 'Apr 1'; marked as inferred"),
    ),
    about=About(
        specification="none: the text of an author's page of papers, three lines each",
        reads="a date, title and authors, and an abstract, for each paper",
    ),
)
