"""Pages of the rules about dates."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import Page, entry, record

PAGES = (
    Page(
        "BK201",
        "Readers and styles order works by their date, and author-date styles cite by it; without one they write n.d.",
        entry(without="year"),
        entry("year = {n.d.}"),
    ),
    Page(
        "BK202",
        "Dates are written so that a program can read them and nobody has to guess which number is the month.",
        record("issued: 5 March 2020"),
        record("issued: 2020-03-05"),
        "The date that is meant can be seen, but the file says something else.",
    ),
    Page(
        "BK203",
        "A month beyond the twelve is a slip, or day and month changed places; no style can print it.",
        record("issued: 2020-13"),
        record("issued: 2020-12"),
    ),
    Page(
        "BK204",
        "A day that the calendar does not have is a slip; the true one stands in the source alone.",
        record("issued: 2021-02-29"),
        record("issued: 2020-02-29"),
    ),
    Page(
        "BK205",
        "An interval that ends before it begins is printed backwards, and sorts by its later end.",
        record("issued: 2001/1999"),
        record("issued: 1999/2001"),
        "The two ends change places; it may also be that one of them is wrong.",
    ),
    Page(
        "BK206",
        "Nothing is published before it is submitted, so one of the two dates is wrong.",
        record("issued: 2020-03\nsubmitted: 2021-01-15"),
        record("issued: 2020-03\nsubmitted: 2019-11-02"),
    ),
    Page(
        "BK207",
        "An arXiv identifier has the month in which its first version was announced; a date of submission far from it is "
        "that of another version or of another paper.",
        record("arxiv: 2001.00123\nsubmitted: 2019-06-30"),
        record("arxiv: 2001.00123\nsubmitted: 2019-12-31"),
    ),
    Page(
        "BK208",
        "Words in the place of a date are printed as they are: right for in press, wrong for what was to be a date, which "
        "then sorts nowhere and is not translated.",
        entry("year = {}\ndate = {2021-02-30}"),
        entry("year = {in press}"),
        "The date that is meant can be seen, but the file says something else.",
    ),
    Page(
        "BK209",
        "A year long after this one is a slip of figures, and so is one of two figures; a work of the first century is dated as circa, or with four figures.",
        entry("year = {2202}"),
        entry("year = {2022}"),
    ),
    Page(
        "BK210",
        "Nobody has read what was not published yet, so one of the two dates is wrong.",
        record("issued: 2020-03-05\naccessed: 2019-12-01"),
        record("issued: 2020-03-05\naccessed: 2020-12-01"),
    ),
    Page(
        "BK211",
        "Proceedings come out in the year of their meeting or soon after; a paper that is older than its meeting, or years "
        "younger, has the year or the meeting of another.",
        entry("booktitle = {Proceedings of COLING 2022}\nyear = {2020}", kind="inproceedings"),
        entry("booktitle = {Proceedings of COLING 2022}\nyear = {2022}", kind="inproceedings"),
    ),
    Page(
        "BK212",
        "arXiv gives a number when a text comes in, so that no preprint is older than its own. Published works may come to arXiv years later.",
        record("type: article\nissued: 2012\narxiv: 2212.08073"),
        record("type: article\nissued: 2022\narxiv: 2212.08073"),
    ),
)
