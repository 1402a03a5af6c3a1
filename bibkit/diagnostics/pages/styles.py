"""Pages of the rules about styles and reference lists."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import Example, Page, one_file, record

_STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"{attributes}>
  <info>
    <title>House</title>
    <id>https://example.org/house</id>
    <category citation-format="author-date"/>
    <updated>2026-01-02T00:00:00+00:00</updated>
  </info>{macro}
  <citation>
    <layout>
      {citation}
    </layout>
  </citation>
</style>
"""
_MACRO = '\n  <macro name="heading">\n    <text variable="title"/>\n  </macro>'

_CHINESE = (
    "refs.bib",
    """\
@book{wang2020,
  title = {On names},
  author = {王永},
  year = {2020},
}

@book{chen2020,
  title = {On sounds},
  author = {陈二},
  year = {2020},
}
""",
)


def _style(citation: str = '<text variable="title"/>', macro: str = "", attributes: str = "") -> Example:
    text = _STYLE.format(citation=citation, macro=macro, attributes=attributes)
    return one_file("house.csl", text, "styles check")


PAGES = (
    Page(
        "BK901",
        "One record that an engine fails at is named, and the others are rendered.",
        not_shown="It takes a fault in an engine.",
    ),
    Page(
        "BK902",
        "The collection of styles renames some; the old name works, and one day may not.",
        not_shown="Names of styles change with the collection that is installed.",
    ),
    Page(
        "BK903",
        "A style in the search path that can't be read can't be found by its title.",
        not_shown="It is seen where styles are searched, and the file is named.",
    ),
    Page(
        "BK904",
        "What is no CSL can render nothing.",
        _style("<text variable=title/>"),
        _style(),
    ),
    Page(
        "BK905",
        "Processors pass over an element that they don't know, or refuse the style: what it was to print is missing.",
        _style('<txet variable="title"/>'),
        _style(),
        "The style will render what it did not before.",
    ),
    Page(
        "BK906",
        "An attribute that CSL does not have does nothing.",
        _style('<text variable="title" sufix="."/>'),
        _style('<text variable="title" suffix="."/>'),
        "The style will render what it did not before.",
    ),
    Page(
        "BK907",
        "A value that CSL does not know renders nothing, or as if it were not there.",
        _style('<text variable="titel"/>'),
        _style(),
        "The style will render what it did not before.",
    ),
    Page(
        "BK908",
        "Where nothing defines a macro, what it was to print is missing.",
        _style('<text macro="heeding"/><text macro="heading"/>', _MACRO),
        _style('<text macro="heading"/>', _MACRO),
        "The style will render what it did not before.",
    ),
    Page(
        "BK909",
        "A macro that nothing calls is a call that was forgotten, or left over.",
        _style(macro=_MACRO),
        _style('<text macro="heading"/>', _MACRO),
    ),
    Page(
        "BK910",
        "An element that lacks what it is for renders nothing.",
        _style("<text/>"),
        _style(),
    ),
    Page(
        "BK911",
        "CSL shows what stands in its place; elsewhere it is passed over.",
        _style('<text variable="title">, p. </text>'),
        _style('<text variable="title" suffix=", p. "/>'),
    ),
    Page(
        "BK912",
        "Without a file for its language a style prints English words.",
        _style(attributes=' default-locale="tlh"'),
        _style(attributes=' default-locale="de-DE"'),
    ),
    Page(
        "BK913",
        '"Harvard" is a dozen styles that differ; the one that was taken is named.',
        Example(record().files, "convert doe2020.yaml --to text --style chicago"),
        Example(record().files, "convert doe2020.yaml --to text --style apa"),
    ),
    Page(
        "BK914",
        "A style that somebody edited, or that is newer, is not replaced unasked.",
        not_shown="It takes a folder of the user's with a style in it.",
    ),
    Page(
        "BK915",
        "Zotero knows some extensions of CSL that bibkit does not: what they do is missing. Layouts by language and other"
        " parts that styles use are known.",
        _style('<group reject="doe"><text variable="title"/></group>'),
        _style('<choose><if has-day="issued"><text variable="title"/></if></choose>'),
    ),
    Page(
        "BK916",
        "Which words stand in an entry depends on its language. A guess is no more than that: Chinese in Japanese hands, or"
        " a title in Latin letters, may be anything.",
        Example(record("title: 数据与法律").files, "convert doe2020.yaml --to text -O locale-per-record=yes"),
        Example(
            record("title: 数据与法律\nlanguage: zh-CN").files,
            "convert doe2020.yaml --to text -O locale-per-record=yes",
        ),
    ),
    Page(
        "BK917",
        "The code of a character says nothing of how it is read or written, by which readers look for a name.",
        Example((_CHINESE,), "convert refs.bib --to text"),
        Example((_CHINESE,), "convert refs.bib --to text -O collation=pinyin"),
    ),
    Page(
        "BK918",
        "A footnote that nothing leads to is not printed, as in pandoc, and what it cites would be missing unseen.",
        not_shown="It is seen in a text that is read from standard input.",
    ),
)
