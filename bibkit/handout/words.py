"""What sheets say in each language: the one table of labels. A language is one row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetWords:
    """The labels of one language; in braces stands what is filled in. `weekdays` begin with Monday."""

    lead: str
    presenter: str
    scribe: str
    guest: str
    hour: str
    minute: str
    about: str
    reading: str
    reading_partial: str
    page: str
    pages: str
    summary: str
    abstract: str
    questions: str
    each_paper: str
    some_papers: str
    discussion: str
    homework: str
    notes: str
    references: str
    papers: str
    talk: str
    pause: str
    no_session: str
    plan: str
    who_does_what: str
    qr: str
    default_questions: tuple[str, ...]
    weekdays: tuple[str, ...]
    day: str

    def duration(self, minutes: int) -> str:
        """So many minutes in hours and minutes: "45 min", "1 h 40 min", "6 h"."""
        hours, left = divmod(minutes, 60)
        parts = [self.hour.format(hours) if hours else "", self.minute.format(left) if left else ""]
        return "\u00a0".join(part.replace(" ", "\u00a0") for part in parts if part)


_ENGLISH = SheetWords(
    lead="Leads",
    presenter="Presents",
    scribe="Takes notes",
    guest="Guest",
    hour="{} h",
    minute="{} min",
    about="about {}",
    reading="About {} of reading",
    reading_partial="At least {} of reading",
    page="p. {}",
    pages="pp. {}",
    summary="In short",
    abstract="Abstract",
    questions="Questions",
    each_paper="On each paper",
    some_papers="On papers {}",
    discussion="For discussion",
    homework="For next time",
    notes="Notes",
    references="References",
    papers="Papers",
    talk="Talk",
    pause="Break",
    no_session="No session",
    plan="Plan of sessions",
    who_does_what="Who does what",
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
    guest="Zu Gast",
    hour="{} Std.",
    minute="{} Min.",
    about="etwa {}",
    reading="Etwa {} Lesezeit",
    reading_partial="Mindestens {} Lesezeit",
    page="S. {}",
    pages="S. {}",
    summary="In Kürze",
    abstract="Zusammenfassung",
    questions="Fragen",
    each_paper="Zu jedem Text",
    some_papers="Zu den Texten {}",
    discussion="Zur Diskussion",
    homework="Zum nächsten Mal",
    notes="Anmerkungen",
    references="Literatur",
    papers="Texte",
    talk="Vortrag",
    pause="Pause",
    no_session="Kein Treffen",
    plan="Programm",
    who_does_what="Wer macht was",
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
    guest="Avec",
    hour="{} h",
    minute="{} min",
    about="environ {}",
    reading="Environ {} de lecture",
    reading_partial="Au moins {} de lecture",
    page="p. {}",
    pages="p. {}",
    summary="En bref",
    abstract="Résumé",
    questions="Questions",
    each_paper="Pour chaque texte",
    some_papers="Pour les textes {}",
    discussion="À discuter",
    homework="Pour la prochaine fois",
    notes="Notes",
    references="Références",
    papers="Textes",
    talk="Exposé",
    pause="Pause",
    no_session="Pas de séance",
    plan="Programme",
    who_does_what="Qui fait quoi",
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
    guest="Con",
    hour="{} h",
    minute="{} min",
    about="aprox. {}",
    reading="Aprox. {} de lectura",
    reading_partial="Al menos {} de lectura",
    page="p. {}",
    pages="pp. {}",
    summary="En breve",
    abstract="Resumen",
    questions="Preguntas",
    each_paper="Para cada texto",
    some_papers="Para los textos {}",
    discussion="Para debatir",
    homework="Para la próxima vez",
    notes="Notas",
    references="Referencias",
    papers="Textos",
    talk="Charla",
    pause="Pausa",
    no_session="No hay sesión",
    plan="Programa",
    who_does_what="Quién hace qué",
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
