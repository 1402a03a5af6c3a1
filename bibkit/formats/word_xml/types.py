"""Types, fields and people of Word's sources, both ways, and its numbers of languages."""

from __future__ import annotations

WRITTEN = {
    "article": "Misc", "article-journal": "JournalArticle", "article-magazine": "ArticleInAPeriodical",
    "article-newspaper": "ArticleInAPeriodical", "book": "Book", "chapter": "BookSection", "classic": "Book",
    "entry-dictionary": "BookSection", "entry-encyclopedia": "BookSection", "figure": "Art", "graphic": "Art",
    "interview": "Interview", "legal_case": "Case", "map": "Art", "motion_picture": "Film", "pamphlet": "Book",
    "paper-conference": "ConferenceProceedings", "patent": "Patent", "performance": "Performance",
    "periodical": "Book", "post": "InternetSite", "post-weblog": "InternetSite", "report": "Report",
    "review": "JournalArticle", "review-book": "JournalArticle", "software": "ElectronicSource",
    "song": "SoundRecording", "thesis": "Report", "webpage": "InternetSite",
}  # fmt: skip
"""The `SourceType` of each type; what is not here is Misc."""

READ = {
    "ArticleInAPeriodical": "article-magazine", "Art": "graphic", "Book": "book", "BookSection": "chapter",
    "Case": "legal_case", "ConferenceProceedings": "paper-conference", "DocumentFromInternetSite": "webpage",
    "ElectronicSource": "software", "Film": "motion_picture", "InternetSite": "webpage", "Interview": "interview",
    "JournalArticle": "article-journal", "Misc": "document", "Patent": "patent", "Performance": "performance",
    "Report": "report", "SoundRecording": "song",
}  # fmt: skip
"""The type for each `SourceType`; a report with a ThesisType is a thesis."""

FIELDS_READ = {
    "Title": "title", "ShortTitle": "title-short", "Tag": "id", "Pages": "page", "Volume": "volume",
    "Issue": "issue", "Edition": "edition", "Publisher": "publisher", "Institution": "publisher",
    "ProductionCompany": "publisher", "ChapterNumber": "chapter-number", "NumberVolumes": "number-of-volumes",
    "URL": "URL", "Comments": "note", "Medium": "medium", "Version": "version", "JournalName": "container-title",
    "BookTitle": "container-title", "PeriodicalTitle": "container-title", "ConferenceName": "container-title",
    "InternetSiteTitle": "container-title", "PublicationTitle": "container-title", "AlbumTitle": "container-title",
    "BroadcastTitle": "container-title", "Court": "authority", "CaseNumber": "number", "PatentNumber": "number",
    "RecordingNumber": "number", "Theater": "event-place", "ThesisType": "genre", "Type": "genre",
    "BIBTEX_Abstract": "abstract",
}  # fmt: skip
"""The field for each element with a text."""

_TEXTS = {
    "title": "Title", "title-short": "ShortTitle", "page": "Pages", "volume": "Volume", "issue": "Issue",
    "edition": "Edition", "publisher": "Publisher", "publisher-place": "City", "chapter-number": "ChapterNumber",
    "number-of-volumes": "NumberVolumes", "URL": "URL", "DOI": "DOI", "note": "Comments", "medium": "Medium",
    "version": "Version", "container-title": "PublicationTitle", "authority": "Court", "event-place": "Theater",
    "genre": "Type", "ISBN": "StandardNumber", "ISSN": "StandardNumber",
}  # fmt: skip
_TEXTS_OF = {
    "JournalArticle": {"container-title": "JournalName"},
    "ArticleInAPeriodical": {"container-title": "PeriodicalTitle"},
    "BookSection": {"container-title": "BookTitle"},
    "ConferenceProceedings": {"container-title": "ConferenceName"},
    "InternetSite": {"container-title": "InternetSiteTitle"},
    "DocumentFromInternetSite": {"container-title": "InternetSiteTitle"},
    "SoundRecording": {
        "container-title": "AlbumTitle",
        "publisher": "ProductionCompany",
        "number": "RecordingNumber",
    },
    "Film": {"publisher": "ProductionCompany"},
    "Report": {"publisher": "Institution"},
    "Case": {"container-title": "Reporter", "number": "CaseNumber"},
    "Patent": {"number": "PatentNumber"},
}


def elements_of(source_type: str, csl_type: str) -> dict[str, str]:
    """The element for each field of a record that has a text there."""
    elements = {**_TEXTS, **_TEXTS_OF.get(source_type, {})}
    return {**elements, "genre": "ThesisType"} if csl_type == "thesis" else elements


PEOPLE_READ = {
    "Author": "author", "Inventor": "author", "Interviewee": "author", "Artist": "author", "Editor": "editor",
    "BookAuthor": "container-author", "Compiler": "compiler", "Composer": "composer", "Director": "director",
    "Interviewer": "interviewer", "Performer": "performer", "ProducerName": "producer", "Translator": "translator",
    "Writer": "script-writer",
}  # fmt: skip
"""The field for each element of people."""

PEOPLE = {field: element for element, field in PEOPLE_READ.items() if field != "author"}
AUTHORS = {"Patent": "Inventor", "Interview": "Interviewee", "Art": "Artist", "SoundRecording": "Artist"}
"""What the author is called in a source of a type; Author in the others."""

LANGUAGES = {
    "1025": "ar-SA", "1026": "bg-BG", "1027": "ca-ES", "1028": "zh-TW", "1029": "cs-CZ", "1030": "da-DK",
    "1031": "de-DE", "1032": "el-GR", "1033": "en-US", "1034": "es-ES", "1035": "fi-FI", "1036": "fr-FR",
    "1037": "he-IL", "1038": "hu-HU", "1040": "it-IT", "1041": "ja-JP", "1042": "ko-KR", "1043": "nl-NL",
    "1044": "nb-NO", "1045": "pl-PL", "1046": "pt-BR", "1048": "ro-RO", "1049": "ru-RU", "1050": "hr-HR",
    "1051": "sk-SK", "1053": "sv-SE", "1055": "tr-TR", "1058": "uk-UA", "1060": "sl-SI", "2052": "zh-CN",
    "2055": "de-CH", "2057": "en-GB", "2058": "es-MX", "2060": "fr-BE", "2067": "nl-BE", "2070": "pt-PT",
    "3079": "de-AT", "3081": "en-AU", "3082": "es-ES", "3084": "fr-CA", "4105": "en-CA", "4108": "fr-CH",
}  # fmt: skip
"""Languages by the numbers that Windows gives them (MS-LCID)."""
