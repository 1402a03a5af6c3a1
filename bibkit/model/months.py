"""The names of months and seasons that people write into dates: English, and those of other languages."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import cycle

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = """
    january february march april may june july august september october november december
    spring summer autumn|fall winter
    """
# Month by month, then the seasons; in small letters without accents. Names and abbreviations are those of the CSL
# locales, with others that are met. A name that means two months is in no row ("listopad" is November in Czech and
# October in Croatian; "kesä" begins June and is summer in Finnish).
_OTHERS = """
    de: januar|janner|jaenner|jann februar|feber|febr marz|maerz|mrz april mai juni juli august september|sept
        oktober|okt november dezember|dez fruhling|fruehling|fruhjahr|fruehjahr sommer herbst winter
    fr: janvier|janv fevrier|fevr|fev mars avril|avr mai juin juillet|juill|juil aout septembre|sept octobre
        novembre decembre printemps ete automne hiver
    es: enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre noviembre
        diciembre|dic primavera verano otono invierno
    it: gennaio|gen|genn febbraio|febbr marzo aprile maggio|mag|magg giugno|giu luglio|lug agosto|ago
        settembre|set|sett ottobre|ott novembre dicembre|dic primavera estate autunno inverno
    pt: janeiro fevereiro|fev marco abril|abr maio|mai junho julho agosto|ago setembro|set outubro|out novembro
        dezembro|dez primavera verao outono inverno
    nl: januari februari maart|mrt april mei juni juli augustus september oktober|okt november december lente
        zomer herfst winter
    ca: gener|gen febrer marc abril|abr maig juny juliol agost|ago setembre|set octubre novembre desembre|des -
        - - -
    da,nb,sv: januar|januari februar|februari marts|mars april maj|mai juni juli august|augusti september
        oktober|okt november desember|december|des - - - -
    fi: tammikuu|tammikuuta helmikuu|helmikuuta maaliskuu|maaliskuuta huhtikuu|huhtikuuta toukokuu|toukokuuta
        kesakuu|kesakuuta heinakuu|heinakuuta elokuu|elokuuta syyskuu|syyskuuta lokakuu|lokakuuta
        marraskuu|marraskuuta joulukuu|joulukuuta - - - -
    pl: styczen|stycznia luty|lutego marzec|marca kwiecien|kwietnia maj|maja czerwiec|czerwca lipiec|lipca
        sierpien|sierpnia wrzesien|wrzesnia pazdziernik|pazdziernika listopada grudzien|grudnia - - - -
    cs: leden|ledna unor|unora brezen|brezna duben|dubna kveten|kvetna cerven|cervna cervenec|cervence
        srpen|srpna zari rijen|rijna listopadu prosinec|prosince - - - -
    ru: январь|января|янв февраль|февраля|фев март|марта апрель|апреля|апр маи|мая июнь|июня|июн июль|июля|июл
        август|августа|авг сентябрь|сентября|сен|сент октябрь|октября|окт ноябрь|ноября|ноя|нояб
        декабрь|декабря|дек весна лето осень зима
    """
_NUMBERS = (*range(1, 13), 21, 22, 23, 24)


def month_of(word: str) -> int:
    """The month (1 to 12) or season (21 to 24) that a word names, in any language of the table; 0 for none.

    Accents and case don't matter; English months may be cut to three letters ("sept" is known, too).

    >>> month_of("Jun"), month_of("d\u00e9cembre"), month_of("Fall"), month_of("mayhem")
    (6, 12, 23, 0)
    """
    folded = word.lower()
    if folded.isascii():
        english = _english().get(folded)
        return english if english is not None else _others().get(folded, 0)
    decomposed = unicodedata.normalize("NFKD", folded)
    return _others().get("".join(sign for sign in decomposed if not unicodedata.combining(sign)), 0)


@cache
def _english() -> dict[str, int]:
    names = {
        name: number
        for number, row in zip(_NUMBERS, _ENGLISH.split(), strict=True)
        for name in row.split("|")
    }
    return names | dict(zip(MONTHS, _NUMBERS, strict=False)) | {"sept": 9}


@cache
def _others() -> dict[str, int]:
    rows = zip(cycle(_NUMBERS), (row for row in _OTHERS.split() if not row.endswith(":")), strict=False)
    return {name: number for number, row in rows if row != "-" for name in row.split("|")}
