"""The table of codes: what each finding means, how grave it is, and how it is put right.

A code is stable: it is never given to another meaning. Its first figure says what is at fault (`FAMILIES`). Why a rule
is there, and examples of what it finds, stand on its page (`diagnostics.pages`).
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from bibkit.source import Safety


class Severity(Enum):
    """`ERROR` refuses the record, `WARNING` only reports."""

    ERROR = "error"
    WARNING = "warning"


class Code(NamedTuple):
    """One row: the code, its short name, and its documentation, in words of the library (flags are in `cli/hints.py`).

    `fixes` says how sure the fixes are that its findings may carry; it is empty where there is no one right answer.
    What `is_optional` is looked for only where it is selected: much of what it finds may be as it should be.
    """

    code: str
    name: str
    severity: Severity
    meaning: str
    way_out: str
    fixes: tuple[Safety, ...] = ()
    is_optional: bool = False


class Family(NamedTuple):
    """What codes of one figure are about; `name` is that of the file with their pages, too."""

    name: str
    about: str


FAMILIES: dict[str, Family] = {
    "BK0": Family("citing", "texts that cite: the sessions of a reading group, sources of papers"),
    "BK1": Family("files", "the file, and the names and shapes of fields"),
    "BK2": Family("dates", "dates"),
    "BK3": Family("names", "names of people and organisations"),
    "BK4": Family("identifiers", "identifiers"),
    "BK5": Family("records", "the record as a whole, titles and other texts"),
    "BK6": Family("duplicates", "works that are there twice"),
    "BK7": Family("losses", "what a format can't carry"),
    "BK8": Family("inputs", "input in other formats"),
    "BK9": Family("styles", "styles and reference lists"),
}
"""By what their codes begin with."""

_E, _W = Severity.ERROR, Severity.WARNING
_SAFE, _UNSAFE, _SHOWN = (Safety.SAFE,), (Safety.UNSAFE,), (Safety.SHOWN,)

_ROWS = (
    # 0: sessions
    Code("BK001", "unknown-session-field", _E, "A sessions file has a field that bibkit does not know, so it would do nothing.", "Correct its name or remove it.", _UNSAFE),
    Code("BK002", "unknown-paper", _E, "A session names or cites a paper that is not among the records.", "Correct the key, or add the record."),
    Code("BK003", "bad-time", _E, "A time of day is malformed.", "Write 16:15 or 16:15-17:45.", _UNSAFE),
    Code("BK004", "bad-pages", _E, "The pages to read are malformed or run backwards.", "Write 1-8, 12.", _UNSAFE),
    Code("BK005", "session-repeated", _E, "Two sessions have one id.", "Give each its own `id:`."),
    Code("BK006", "paper-repeated", _E, "A session has a paper twice.", "Keep one of the two.", _SAFE),
    Code("BK007", "no-qr-code", _W, "The address of a paper is too long for a QR code, so that the sheet has none for it.", "Give the record a shorter `URL`."),
    Code("BK008", "no-day", _W, "A session has no day, so that a calendar can't hold it.", "Give it a `date` with a day."),
    # 02: sources of papers
    Code("BK020", "unknown-cited-key", _E, "A source cites a work that is not in the library.", "Correct the key, or add the work."),
    Code("BK021", "key-in-other-case", _W, "A source cites a work by its key in other letters, small for large: biber and pandoc don't find it.", "Write the key as the work has it."),
    Code("BK022", "alias-cited", _W, "A source cites a work by another key than its own.", "Write the key of the work, or leave it: what is written for the source has the key that it cites."),
    Code("BK023", "work-under-two-keys", _W, "Sources cite one work by two keys; all but BibLaTeX would list it twice.", "Cite it by one key."),
    Code("BK024", "part-missing", _W, "A source names a part that is not there, so that what it cites is not known.", "Correct the name, or write the part."),
    Code("BK025", "part-within-itself", _W, "A source is read within itself, or through too many others; it is read once.", "Leave one of the two out."),
    Code("BK026", "bibliography-missing", _W, "A source names a bibliography that is not there, or that holds nothing that is read.", "Correct the name, write the file, or name a library in its place."),
    Code("BK027", "key-made-by-tex", _W, "A cited key is made by commands of TeX, so that it can be known to TeX alone.", "Write the key out, or name it beside the source."),
    Code("BK028", "perhaps-citing", _W, "A command has a name like those that cite, and nothing says whether it does.", "Name it, if it does."),
    Code("BK029", "cited-twice", _W, "Two works that are cited are most likely one.", "Merge them, and cite one key."),
    Code("BK030", "retracted-cited", _W, "A source cites a work whose record says that it was retracted or withdrawn.", "Cite another work, or say beside the citation that it was."),
    Code("BK031", "preprint-cited", _W, "A source cites a preprint, and the library has what was published of it.", "Cite the published version, if you mean it."),
    # 1: the file
    Code("BK101", "unreadable-file", _E, "The file can't be opened or read.", "Check its name and permissions."),
    Code("BK102", "not-utf-8", _E, "The file is not UTF-8 text, nor in the encoding that it names.", "Save it as UTF-8, or name its encoding."),
    Code("BK103", "yaml-syntax", _E, "The file is not YAML.", "Mend the place named; quote texts that hold ': ' or ' #'.", _UNSAFE),
    Code("BK104", "tab-indent", _E, "A tab stands where YAML wants spaces.", "Indent with spaces.", _SAFE + _UNSAFE),
    Code("BK105", "duplicate-field", _E, "A field is given twice, so one value would be lost.", "Keep one of the two.", _SAFE),
    Code("BK106", "not-a-record", _E, "The file holds no mapping of fields.", "Write `type:`, `title:` and so on at the margin."),
    Code("BK107", "yaml-alias", _E, "Anchors, aliases and tags of YAML are not part of a record.", "Write the value out.", _SAFE + _UNSAFE),
    Code("BK108", "wrong-shape", _E, "A field holds text where a list is wanted, or the reverse.", "Write it in the shape that is wanted: one text, or a list.", _UNSAFE),
    Code("BK109", "unknown-type", _E, "The type is missing or not one of CSL's.", "Use a type of CSL 1.0.2, appendix III.", _SAFE + _UNSAFE),
    Code("BK110", "bad-key", _E, "The key can't be used as a citation key or file name.", "Use letters, digits and - _ . : + only."),
    Code("BK111", "unknown-field", _W, "A field's name is one slip away from a known one.", "Correct the name; other unknown fields are kept as they are.", _UNSAFE),
    Code("BK112", "key-and-file-differ", _W, "The record's id is not the name of its file.", "Rename the file or correct the id."),
    Code("BK113", "duplicate-key", _E, "Two records have one key.", "Give one of them another key."),
    Code("BK114", "empty-value", _W, "A field is there without a value.", "Fill it in or take it out.", _SAFE),
    Code("BK115", "control-character", _E, "A text holds a control character.", "Remove it; it can't be seen and breaks what reads the text.", _UNSAFE),
    Code("BK116", "no-marker", _E, "A file that is to hold a list has no markers.", "Write `<!-- bibkit:start -->` and `<!-- bibkit:end -->`, each on a line of its own."),
    Code("BK117", "marker-without-partner", _E, "A marker is not closed, not opened, or opened twice.", "Each `bibkit:start` needs one `bibkit:end` after it."),
    Code("BK118", "bad-marker", _E, "A marker can't be read, or asks for what does not exist.", 'Write `<!-- bibkit:start style=apa select="tag:x" -->`, alone on its line.'),
    Code("BK119", "broken-link-outside", _E, "A link in the library leads to a file outside of it that can't be used. What that holds is not shown, as it may be meant for other eyes.", "Put the file itself into the library."),
    Code("BK120", "beyond-bound", _E, "A record has more fields, a field more text, or a list more items than bibkit takes, so that no file can use up the machine.", "The message says what is too large; take it apart. No real work comes near the bounds."),
    Code("BK121", "foreign-field", _W, "A record has a field by the name that BibTeX has for it, which no style prints.", "Use CSL's name.", _UNSAFE),
    # 2: dates
    Code("BK201", "no-date", _W, "The record has no date of publication.", "Write `issued:`; where none was printed, `issued: {literal: n.d.}`."),
    Code("BK202", "not-edtf", _E, "A date is not EDTF (ISO 8601-2, levels 0 and 1).", "Write 2020, 2020-03, 2020-03-05, 2020-21 (spring), 1723~ or 1999/2000.", _UNSAFE),
    Code("BK203", "no-such-month", _E, "The month does not exist.", "Months go from 01 to 12, seasons from 21 to 24."),
    Code("BK204", "no-such-day", _E, "The day does not exist in its month.", "Correct the day or leave it off."),
    Code("BK205", "interval-reversed", _E, "An interval ends before it begins.", "Turn it round.", _UNSAFE),
    Code("BK206", "submitted-after-issued", _W, "The work was submitted after it was published.", "One of the two dates is wrong."),
    Code("BK207", "arxiv-month", _W, "The date of submission does not fit the month in the arXiv identifier.", "The identifier's month is that of the first version or the one after; correct whichever is wrong."),
    Code("BK208", "date-in-words", _W, "A text that seems to be a date is none: it stands for no time and is printed as it is.", "Write the date as EDTF; words are for dates that are only words, such as in press.", _UNSAFE),
    Code("BK209", "improbable-date", _W, "A work is dated long after today, or in the first century.", "Write all digits of the year, and compare with the source."),
    Code("BK210", "accessed-before-issued", _W, "A work was looked at before it was published.", "One of the two dates is wrong."),
    Code("BK211", "year-of-proceedings", _W, "The title of the proceedings, or of the meeting, names another year than the date.", "One of the two is wrong."),
    Code("BK212", "preprint-before-its-number", _W, "A preprint is dated in an earlier year than its arXiv identifier.", "One of the two is wrong."),
    # 3: names
    Code("BK301", "one-word-name", _E, "A name is one word, and nothing says which part it is.", "Write {family: ...} or {literal: ...}."),
    Code("BK302", "unsplit-name", _E, "A name can't be split into parts without guessing.", 'Write "Family, Given" or the parts by name.'),
    Code("BK303", "others-as-person", _E, "'others' or 'et al.' stands in the place of a person.", "Remove it and add the field to `incomplete`.", _SAFE),
    Code("BK304", "empty-name", _E, "A name has no family, given or literal part.", "Fill it in or take it out."),
    Code("BK305", "no-author", _W, "A paper, book or thesis has no author, editor or other creator.", "Name one (`{literal: ...}` for an organisation), or write `ignore: [BK305]` for an anonymous work."),
    Code("BK306", "name-repeated", _W, "A name stands twice in one list.", "Remove one, or tell the two apart by `orcid` or `person`.", _UNSAFE),
    Code("BK307", "several-people-in-one", _W, "One name seems to hold several people or an affiliation.", "Write one name an item, and no affiliation.", _SAFE + _UNSAFE),
    Code("BK308", "capital-name", _W, "A name is written in capitals only.", "Write it as the person does.", _UNSAFE),
    Code("BK309", "unknown-person", _W, "A person id is not in the people file.", "Add the person or correct the id."),
    Code("BK310", "ambiguous-person", _W, "Several people of the people file print their name like this.", "Add `person:` with the id of the one who is meant."),
    Code("BK311", "person-mismatch", _W, "The name or ORCID is not one that the people file has for this person.", "Add the printed form there, or correct the id."),
    Code("BK312", "incomplete-without-names", _E, "`incomplete` names a field that holds no names.", "Give at least the first name, or take the mark away.", _UNSAFE),
    Code("BK313", "address-as-name", _W, "An address of the web stands where a name is wanted.", "Name the person or organisation; the address belongs into URL."),
    Code("BK314", "unsplit-person", _W, "A person's name stands in one text, so that no style can turn or shorten it.", "Give the family name and the given names apart."),
    Code("BK315", "small-name", _W, "A name is written in small letters only.", "Write it as the person does; where that is so, ignore the finding there."),
    Code("BK316", "split-organisation", _W, "The name of an organisation is split as a person's is.", "Write it whole: `{literal: ...}` in a record, braces of its own in a .bib file."),
    Code("BK317", "misplaced-suffix", _W, "A suffix such as Jr. stands in another part of the name.", "Write it as the suffix: \"King, Jr., Martin Luther\"."),
    Code("BK318", "initials-of-known", _W, "A person has initials here, and the given names in full in another record.", "Write the names in full, or leave them as the work prints them.", _UNSAFE, is_optional=True),
    Code("BK319", "same-list", _W, "A record of another work has the very same authors.", "Compare with the source: the list may have been left from copying.", is_optional=True),
    Code("BK320", "variant-of-known", _W, "A name differs only in accents, case or hyphens from one of the people file.", "Write it as there, or add the form to `printed` there.", _UNSAFE),
    # 4: identifiers
    Code("BK401", "bad-doi", _E, "A DOI is malformed.", "Write 10.1234/suffix.", _UNSAFE),
    Code("BK402", "bad-arxiv", _E, "An arXiv identifier is malformed.", "Write 2212.08073, 2212.08073v2 [cs.CL] or hep-th/9901001."),
    Code("BK403", "bad-isbn", _E, "An ISBN is malformed or its check digit is wrong.", "Compare with the source."),
    Code("BK404", "bad-issn", _E, "An ISSN is malformed or its check digit is wrong.", "Compare with the source."),
    Code("BK405", "bad-pubmed-id", _E, "A PMID or PMCID is malformed.", "Write the number, or PMC and the number."),
    Code("BK406", "bad-orcid", _E, "An ORCID iD is malformed or its check digit is wrong.", "Compare with the source."),
    Code("BK407", "not-normal-form", _W, "An identifier carries more than its normal form.", "Write the normal form.", _SAFE),
    Code("BK408", "arxiv-doi-mismatch", _W, "The arXiv DOI and the arXiv identifier name different papers.", "One of the two is wrong.", _SHOWN),
    Code("BK409", "doi-year", _W, "The year inside the DOI is later than the year of publication.", "The DOI may belong to another paper; look it up."),
    Code("BK410", "doi-in-url", _W, "A DOI stands in the address alone, where styles and services don't find it.", "Write it as the DOI.", _UNSAFE),
    Code("BK411", "arxiv-as-journal", _W, "arXiv stands in the place of a journal, and the record has no arXiv identifier.", "Write the identifier, or the journal."),
    Code("BK412", "url-repeats-doi", _W, "The address is the DOI once more.", "Remove it; styles make the address of the DOI.", _UNSAFE, is_optional=True),
    Code("BK413", "url-of-other-doi", _W, "The address leads to another DOI than that of the record.", "One of the two is wrong."),
    Code("BK414", "doi-in-note", _W, "A DOI stands in a note or in another field alone, where styles and services don't find it.", "Write it as the DOI.", _UNSAFE),
    Code("BK415", "old-address", _W, "An address goes through a resolver that has another name now, or to a service that is closed.", "Write the new address.", _SAFE),
    Code("BK416", "tex-in-address", _W, "An address or DOI in a file for biblatex holds TeX, which biblatex takes to the letter.", "Write the address as it is.", _SAFE),
    Code("BK417", "no-address-in-links", _W, "A link of a record is no address that a page can lead to.", "Write https://..., or the way from the page to a file."),
    Code("BK418", "no-address-of-person", _W, "What the people file has as somebody's `url` is no address of the web.", "Write https://..."),
    # 5: the record as a whole
    Code("BK501", "no-title", _W, "The record has no title.", "Write `title:`."),
    Code("BK502", "tex-in-text", _W, "A text holds TeX outside of $maths$.", "Write the character itself; the writers make TeX where it is wanted.", _UNSAFE),
    Code("BK503", "title-shouts", _W, "The title is written in capitals only.", "Write it as the work prints it elsewhere, or `ignore: [BK503]`."),
    Code("BK504", "trailing-period", _W, "The title ends in a full stop; styles set their own.", "Remove it.", _SAFE + _UNSAFE),
    Code("BK505", "required-field", _E, "The record lacks a field that the project requires (`require`).", "Write it."),
    Code("BK506", "hidden-character", _W, "A text holds a character that can't be seen and does nothing there, or turns its direction.", "Remove it; where it stands in its script for something, it is not reported.", _SAFE + _UNSAFE),
    Code("BK507", "stacked-marks", _W, "A letter carries more marks than any language writes.", "Remove them, or write the letter itself."),
    Code("BK508", "garbled-text", _W, "A text was read in the wrong encoding on its way here.", "Write what is meant.", _UNSAFE),
    Code("BK509", "accent-apart", _W, "An accent stands beside its letter in a name.", "Write the letter with its accent as one character."),
    Code("BK510", "html-in-text", _W, "A text holds entities or tags of HTML that are not CSL's rich text.", "Write the characters themselves.", _UNSAFE),
    Code("BK511", "mixed-scripts", _W, "A word has letters of two scripts that look alike.", "Write it in one script."),
    Code("BK512", "odd-pages", _W, "Pages run backwards, have no end, or carry a label that styles set themselves.", "Write the first and the last page, such as 12-34.", _UNSAFE),
    Code("BK513", "lost-partner", _W, "A bracket or quotation mark in a title has no partner.", "Compare with the source: a part may be missing."),
    Code("BK514", "escaped-twice", _W, "TeX in a .bib file was escaped as if it were text, so that its braces and backslashes are printed.", "Write the TeX itself."),
    Code("BK515", "odd-blanks", _W, "A title has blanks beside each other, at an end, or before a comma.", "Remove them.", _SAFE),
    Code("BK516", "mixed-quotes", _W, "A quotation in a title opens with a straight mark and closes with a curved one, or the reverse.", "Write both curved.", _UNSAFE),
    Code("BK517", "lacking-for-type", _W, "A work lacks what one of its type is found by: the journal of an article, the proceedings of a paper, the university of a thesis.", "Write it, or choose the type that it is."),
    Code("BK518", "book-in-book", _W, "A whole book has the title of another that holds it.", "Make it a chapter, or write the series as collection-title."),
    Code("BK519", "edition-in-words", _W, "The edition is in words, which no style translates or shortens.", "Write the number.", _SAFE),
    Code("BK520", "volume-in-venue", _W, "The volume stands behind the name of the journal.", "Write it as the volume.", _UNSAFE),
    Code("BK521", "legal-form", _W, "The legal form of the firm (Inc., Ltd.) stands behind a publisher's name.", "Leave it off.", _UNSAFE, is_optional=True),
    Code("BK522", "venue-spelled-otherwise", _W, "A journal is spelled otherwise in other records.", "Spell it alike everywhere.", _UNSAFE),
    Code("BK523", "label-in-number", _W, "A volume, issue or chapter carries the label that styles set themselves.", "Write the number.", _SAFE),
    Code("BK524", "pages-from-one", _W, "The pages of an article in a later issue of a volume begin at 1, as those of a file do.", "Compare with the printed volume.", is_optional=True),
    Code("BK525", "no-publisher", _W, "A book, or the book that a chapter is in, has no publisher.", "Write it.", is_optional=True),
    # 6: duplicates
    Code("BK601", "same-identifier", _W, "Two records carry one identifier.", "Merge them, or correct the identifier."),
    Code("BK602", "same-work", _W, "Two records have one title, first author and year.", "Merge them, or write `ignore: [BK602]` where they really are two."),
    Code("BK603", "preprint-and-published", _W, "A preprint and its published version are both there.", "Cite the one that you mean, or write `ignore: [BK603]`."),
    Code("BK604", "same-work-nearly", _W, "Two records have one title, mostly the same people and about the same year.", "Merge them, or write `ignore: [BK604]` where they really are two."),
    # 7: what a format can't carry
    Code("BK701", "field-not-carried", _W, "The format has no place for a field.", "Choose a format that has one, or do without it there."),
    Code("BK702", "value-simplified", _W, "The format can carry only a part of a value.", "Choose a format that carries it whole."),
    Code("BK703", "type-simplified", _W, "The format has no type for such a work, so a broader one is written.", "Choose a format that has it."),
    Code("BK704", "character-not-carried", _W, "The format can't print a character.", "Use a Unicode format, such as biblatex."),
    Code("BK705", "key-changed", _W, "The format can't carry the key as it is.", "Choose a key of letters, digits and - _ . :"),
    Code("BK706", "alias-not-carried", _W, "The format has no place for the other keys under which a work is cited.", "Cite it by its key, or choose a format with aliases, such as biblatex."),
    Code("BK707", "beside-not-carried", _W, "A @preamble holds more than macros, and stays behind where its file is written anew.", "Copy it over, or keep the form of the file."),
    # 8: input in other formats
    Code("BK801", "not-this-format", _E, "The input is not in the format that was named.", "Name the format that it is in."),
    Code("BK802", "no-year", _E, "The date has no year.", "Write it, or say which to assume (`assume-year`); it is then marked as inferred."),
    Code("BK803", "incomplete-list", _W, "The source cuts the list of authors short.", "Complete it by hand; until then it stays marked incomplete."),
    Code("BK804", "doubtful-split", _E, "A line can be split in more than one way.", "Split it by hand in the record."),
    Code("BK805", "unreadable-entry", _E, "An entry can't be read.", "Mend the place named.", _SAFE),
    Code("BK806", "entry-kept-raw", _W, "A part of the input has no place in a record and is kept as it is.", "Nothing to do, or move it by hand."),
    Code("BK807", "undefined-macro", _W, "A macro is used that the file does not define.", "Define it with @string, or write the text.", _SAFE + _UNSAFE),
    Code("BK808", "key-taken", _W, "The key is taken by another work, so the newcomer gets a suffix.", "Choose another key if you like."),
    Code("BK809", "entry-repeated", _W, "An entry is given again, with the same content; it counts once.", "Keep one of the two.", _UNSAFE),
    Code("BK810", "known-work-differs", _W, "An entry is in the library already, and says something else.", "Take what is missing (`ours`) or all that differs (`theirs`), or leave it so."),
    Code("BK811", "file-in-the-way", _E, "A file of the library has the name that a new record would get, and was not read as that record; nothing takes its place.", "Mend or rename that file, then import again."),
    Code("BK812", "missing-comma", _W, "No comma stands behind a field of an entry, so BibTeX stops there; or the parts of a value have no # between them, and only the first counts.", "Write the comma, or # between the parts.", _SAFE),
    Code("BK813", "field-twice", _W, "An entry has a field twice; BibTeX takes the first, biber the last.", "Keep one of the two.", _SAFE),
    Code("BK814", "missing-parent", _W, "An entry refers to another that is not in the file (crossref, xdata, entryset), so nothing comes from there.", "Add that entry, give its file, too, or correct the key."),
    Code("BK815", "parent-before-child", _W, "An entry refers to a parent that stands before it, where BibTeX finds none.", "Move the parent behind its children; biber finds it anywhere."),
    Code("BK816", "key-as-title", _W, "A parent without an editor has a key, which BibTeX prints in the place of the book's title.", "Take the key out, or name the editor."),
    Code("BK817", "unused-macro", _W, "A file with entries defines a macro that nothing in it uses.", "Use it or remove it.", _UNSAFE),
    Code("BK818", "month-form", _W, "A month stands as a word, or for BibTeX as a number.", "Write the macro: month = mar.", _SAFE),
    Code("BK819", "odd-dollar", _W, "A text opens maths with a dollar sign and does not close it.", "Close it, or write \\$ for the sign.", _UNSAFE),
    Code("BK820", "odd-brace", _W, "A brace or quote behind a backslash is one for BibTeX and biber, which find another end of the field.", "Write \\lbrace{}, or the accent in braces.", _SAFE),
    Code("BK821", "field-not-read", _W, "A file for BibTeX has a field that no style of BibTeX reads, and nothing in its place.", "Write the field that BibTeX has.", _UNSAFE),
    Code("BK822", "old-field-name", _W, "A file for biblatex has a field under its name in BibTeX, and elsewhere under its own.", "Write the name that the file has elsewhere.", _SAFE),
    Code("BK823", "no-comment", _W, "An @ between entries: BibTeX reads on behind it, in a line with % before it, too.", "Take the @ out.", _UNSAFE),
    Code("BK824", "stray-brace", _W, "A brace alone between entries closes what is closed already.", "Take it out.", _SAFE),
    Code("BK825", "doubly-braced-title", _W, "All of a title stands in braces of its own, so that no style can write it as it writes its titles.", "Write braces around names and acronyms alone.", _UNSAFE, is_optional=True),
    Code("BK826", "open-capitals", _W, "A title has acronyms or names with inner capitals outside of braces, which many styles of BibTeX print in small letters.", "Write braces around them.", _UNSAFE, is_optional=True),
    Code("BK827", "hyphen-in-pages", _W, "One hyphen stands between the pages, where BibTeX has two.", "Write two.", _SAFE, is_optional=True),
    Code("BK829", "service-data-left-out", _W, "What a web service says of itself and its data is left out.", "Nothing to do; the file has it."),
    Code("BK830", "control-made-visible", _W, "A text of the input holds a control character, which no record can: its number is read in its place.", "Remove it, or write what it stands for."),
    # 9: styles and reference lists
    Code("BK901", "not-rendered", _E, "The engine could not render a record.", "Try another engine or style; the record itself is fine."),
    Code("BK902", "style-renamed", _W, "The style has a new name.", "Use the new name."),
    Code("BK903", "style-odd", _W, "The style asks for something that does not exist.", "Mend the style."),
    Code("BK904", "style-refused", _E, "A style file can't be used: it is not XML, not CSL 1.0, hostile, or has no layout.", "Mend the place named, or take another style."),
    Code("BK905", "style-unknown-element", _W, "CSL 1.0.2 has no such element in that place; it is passed over.", "Correct its name, move it or remove it.", _UNSAFE),
    Code("BK906", "style-unknown-attribute", _W, "CSL 1.0.2 has no such attribute on that element; it has no effect.", "Correct its name or remove it.", _UNSAFE),
    Code("BK907", "style-bad-value", _W, "An attribute, or a piece of metadata, holds what CSL 1.0.2 does not know.", "Write one of the values that it may have.", _UNSAFE),
    Code("BK908", "style-undefined-macro", _W, "A macro is called that the style does not define; the call renders nothing.", "Define it, correct the name, or remove the call.", _UNSAFE),
    Code("BK909", "style-unused-macro", _W, "Neither citations nor the bibliography call a macro.", "Call it or remove it."),
    Code("BK910", "style-incomplete", _W, "Something is missing: metadata, an attribute, the content of an element.", "Add it."),
    Code("BK911", "style-misplaced", _W, "Something stands twice, in the wrong order, or where it is not shown.", "Move or remove it."),
    Code("BK912", "style-locale", _W, "There is no locale file for the style's default locale.", "Name a language that has one, such as en-US."),
    Code("BK913", "style-by-nickname", _W, "What people call a style stands for one of several.", "Write the name of the style that is meant in full."),
    Code("BK914", "style-not-added", _W, "A style was not taken into the user's folder: a newer or edited one of its name is there, or the archive holds it where no style belongs.", "The message says why; one that is there already stays unless it is to be replaced."),
    Code("BK915", "style-extension", _W, "The style uses an extension of CSL (CSL-M) that is not supported; it has no effect.", "Compare what prints with Zotero, and render what differs without it."),
    Code("BK916", "language-guessed", _W, "A work names no language, and a layout or locale was chosen by the script of its title.", "Write the language of the work."),
    Code("BK917", "order-by-code", _W, "Entries in Chinese or Japanese stand in the order of the codes of their characters.", "Ask for a collation that knows their order."),
    Code("BK918", "footnote-unmarked", _W, "No mark in the text leads to a footnote that cites works: they are left out.", "Put the mark where it belongs, or remove the footnote."),
)  # fmt: skip

CODES: dict[str, Code] = {row.code: row for row in _ROWS}
NAMES: dict[str, str] = {row.name: row.code for row in _ROWS}


def add_code(row: Code) -> None:
    """Make the code of another package known."""
    CODES[row.code] = row
    NAMES[row.name] = row.code


def beginning_of(code: str) -> str:
    """What all codes of its family begin with: BK2 of BK204; of the codes of another package, its letters."""
    return code[:3] if code[:3] in FAMILIES else code.rstrip("0123456789")


def family_of(code: str) -> Family:
    """What a code is about."""
    beginning = beginning_of(code)
    return FAMILIES.get(beginning) or Family(beginning.lower(), "rules of another package")
