"""What sheets say in each language: the one table of labels. A language is one row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The labels of one language; in braces stands what is filled in. `weekdays` begin with Monday."""

    lead: str
    presenter: str
    scribe: str
    minutes: str
    reading: str
    reading_partial: str
    page: str
    pages: str
    summary: str
    abstract: str
    questions: str
    discussion: str
    notes: str
    references: str
    papers: str
    qr: str
    default_questions: tuple[str, ...]
    weekdays: tuple[str, ...]
    day: str


_ENGLISH = SheetWords(
    lead="Leads",
    presenter="Presents",
    scribe="Takes notes",
    minutes="about {} min",
    reading="About {} min of reading",
    reading_partial="At least {} min of reading",
    page="p. {}",
    pages="pp. {}",
    summary="In short",
    abstract="Abstract",
    questions="Questions",
    discussion="For discussion",
    notes="Notes",
    references="References",
    papers="Papers",
    qr="QR code of {}",
    default_questions=(
        "What does the paper claim, and what is new in it?",
        "Which evidence carries the claim, and where is it weakest?",
        "What would you ask the authors?",
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    day="{}, {}",
)

_GERMAN = SheetWords(
    lead="Leitung",
    presenter="Vorstellung",
    scribe="Protokoll",
    minutes="etwa {} Min.",
    reading="Etwa {} Min. Lesezeit",
    reading_partial="Mindestens {} Min. Lesezeit",
    page="S. {}",
    pages="S. {}",
    summary="In Kürze",
    abstract="Zusammenfassung",
    questions="Fragen",
    discussion="Zur Diskussion",
    notes="Anmerkungen",
    references="Literatur",
    papers="Texte",
    qr="QR-Code von {}",
    default_questions=(
        "Was behauptet der Text, und was ist neu daran?",
        "Welcher Befund trägt die Behauptung, und wo ist er am schwächsten?",
        "Was würden Sie die Autorinnen und Autoren fragen?",
    ),
    weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    day="{}, {}",
)

_FRENCH = SheetWords(
    lead="Animation",
    presenter="Présentation",
    scribe="Compte rendu",
    minutes="environ {} min",
    reading="Environ {} min de lecture",
    reading_partial="Au moins {} min de lecture",
    page="p. {}",
    pages="p. {}",
    summary="En bref",
    abstract="Résumé",
    questions="Questions",
    discussion="À discuter",
    notes="Notes",
    references="Références",
    papers="Textes",
    qr="Code QR de {}",
    default_questions=(
        "Qu’affirme le texte, et qu’apporte-t-il de nouveau ?",
        "Sur quels éléments l’affirmation repose-t-elle, et où est-elle la plus fragile ?",
        "Que demanderiez-vous aux auteurs ?",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    day="{} {}",
)

_SPANISH = SheetWords(
    lead="Dirige",
    presenter="Presenta",
    scribe="Toma notas",
    minutes="unos {} min",
    reading="Unos {} min de lectura",
    reading_partial="Al menos {} min de lectura",
    page="p. {}",
    pages="pp. {}",
    summary="En breve",
    abstract="Resumen",
    questions="Preguntas",
    discussion="Para debatir",
    notes="Notas",
    references="Referencias",
    papers="Textos",
    qr="Código QR de {}",
    default_questions=(
        "¿Qué afirma el texto y qué aporta de nuevo?",
        "¿Qué pruebas sostienen la afirmación y dónde son más débiles?",
        "¿Qué preguntaría usted a los autores?",
    ),
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    day="{}, {}",
)

_WORDS = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}


def words(locale: str) -> SheetWords:
    """The labels of a locale's language; English where there are none in it."""
    return _WORDS.get(locale.partition("-")[0].lower(), _ENGLISH)
