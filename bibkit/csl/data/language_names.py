"""Languages by the other names that they have: ISO 639-2 and 639-3 codes, in English, in themselves, babel's.

The codes are those of the Library of Congress's list (ISO 639-2, bibliographic and terminological); the languages,
those that have a CSL locale and others that works are catalogued in.
"""

from __future__ import annotations

from typing import Final

_NAMES: Final = """
af: afr, afrikaans
ar: ara, arabic, العربية
be: bel, belarusian, беларуская
bg: bul, bulgarian, български
bn: ben, bengali, bangla
bs: bos, bosnian, bosanski
ca: cat, catalan, català
cs: cze, ces, czech, čeština, cesky, český
cy: wel, cym, welsh, cymraeg
da: dan, danish, dansk
de: ger, deu, german, deutsch, ngerman
de-AT: austrian, naustrian
de-CH: swissgerman, nswissgerman
el: gre, ell, greek, ελληνικά
en: eng, english, anglais, englisch, inglés, inglese, 英语, 英文, 英語
en-AU: australian, australian english
en-CA: canadian, canadian english
en-GB: british, british english, ukenglish, uk english
en-NZ: newzealand
en-US: american, american english, usenglish, us english
eo: epo, esperanto
es: spa, spanish, español, castellano, espanol
et: est, estonian, eesti
eu: baq, eus, basque, euskara
fa: per, fas, persian, farsi, فارسی
fi: fin, finnish, suomi
fr: fre, fra, french, français, francais
fr-CA: canadien
ga: gle, irish, gaeilge
gl: glg, galician, galego
he: heb, hebrew, עברית
hi: hin, hindi, हिन्दी
hr: hrv, croatian, hrvatski
hu: hun, hungarian, magyar
hy: arm, hye, armenian
id: ind, indonesian, bahasa indonesia, bahasa
is: ice, isl, icelandic, íslenska
it: ita, italian, italiano
ja: jpn, japanese, 日本語, 日语, 日文
ka: geo, kat, georgian
kk: kaz, kazakh
km: khm, khmer
ko: kor, korean, 한국어, 韩语
la: lat, latin, latina
lt: lit, lithuanian, lietuvių
lv: lav, latvian, latviešu
mk: mac, mkd, macedonian
mn: mon, mongolian
ms: may, msa, malay, bahasa melayu
nb: nob, nor, norwegian, norsk, bokmål, norwegian bokmål
nl: dut, nld, dutch, nederlands
nn: nno, nynorsk, norwegian nynorsk
pl: pol, polish, polski
pt: por, portuguese, português, portugues, portuges
pt-BR: brazil, brazilian, brazilian portuguese, português brasileiro
pt-PT: european portuguese
ro: rum, ron, romanian, română
ru: rus, russian, русский, russisch, russe
sa: san, sanskrit
sk: slo, slk, slovak, slovenčina
sl: slv, slovenian, slovene, slovenščina
sq: alb, sqi, albanian, shqip
sr: srp, serbian, српски, srpski
sv: swe, swedish, svenska
th: tha, thai, ไทย
tr: tur, turkish, türkçe
uk: ukr, ukrainian, українська
ur: urd, urdu
vi: vie, vietnamese, tiếng việt
zh: chi, zho, cmn, chinese, mandarin, 中文, 汉语, 漢語, 简体中文, simplified chinese, chinese (simplified)
zh-TW: traditional chinese, chinese (traditional), chinese (taiwan), 繁體中文, 正體中文
"""


def _by_name() -> dict[str, str]:
    rows = (line.partition(": ") for line in _NAMES.strip().splitlines())
    return {name.casefold(): code for code, _, names in rows for name in names.split(", ")}


NAMES: Final = _by_name()
"""The tag of each name, which is in small letters."""
