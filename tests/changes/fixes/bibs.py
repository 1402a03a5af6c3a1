"""Fixes of .bib files."""

from __future__ import annotations

from bibkit.source import Safety
from tests.changes.fixes.case import SAFE, SHOWN, UNSAFE, Case


def bib(code: str, safety: Safety, before: str, after: str) -> Case:
    return Case(code, safety, "refs.bib", before, after)


BIB = "@article{a,\n  title = {On names},\n  year = 2020,\n"
BIBS = [
    bib(
        "BK412",
        UNSAFE,
        BIB + "  author = {A. Roe},\n  url = {https://doi.org/10.1000/182},\n  doi = {10.1000/182}\n}",
        BIB + "  author = {A. Roe},\n  doi = {10.1000/182}\n}",
    ),
    bib(
        "BK416",
        SAFE,
        "@online{a, title={T}, author={A. Roe}, date=2020,\r\n doi = {10.1007/a{\\_}b\\_c} , % as is\r\n}",
        "@online{a, title={T}, author={A. Roe}, date=2020,\r\n doi = {10.1007/a_b_c} , % as is\r\n}",
    ),
    bib(
        "BK825",
        UNSAFE,
        '@misc{a, title = " {{Names} of 10 {\\"u}} ", author={A. Roe}, year=2020}',
        '@misc{a, title = " {Names} of 10 {\\"u} ", author={A. Roe}, year=2020}',
    ),
    bib(
        "BK826",
        UNSAFE,
        "@misc{a, title = {LaTeX for {HTML} and\n PDFs}, author={A. Roe}, year=2020}",
        "@misc{a, title = {{LaTeX} for {HTML} and\n {PDFs}}, author={A. Roe}, year=2020}",
    ),
    bib(
        "BK827",
        SAFE,
        "@article{a, title={T}, journal={J}, pages = {1-2, 7 - 9}, author={A. Roe}, year=2020}",
        "@article{a, title={T}, journal={J}, pages = {1--2, 7--9}, author={A. Roe}, year=2020}",
    ),
    bib(
        "BK410",
        UNSAFE,
        "@misc{a, title={T}, author={A. Roe}, year=2020, url={https://doi.org/10.1000/182}}",
        "@misc{a, title={T}, author={A. Roe}, year=2020, url={https://doi.org/10.1000/182}, doi={10.1000/182}}",
    ),
    bib(
        "BK410",
        UNSAFE,
        '@Misc{a,\r\n  Title  = "T",\r\n  Author = "A. Roe",\r\n  URL    = "https://doi.org/10.1000/a_b", % as is\r\n'
        "  Year   = 2020,\r\n}\r\n",
        '@Misc{a,\r\n  Title  = "T",\r\n  Author = "A. Roe",\r\n  URL    = "https://doi.org/10.1000/a_b", % as is\r\n'
        "  Year   = 2020,\r\n  Doi    = {10.1000/a_b},\r\n}\r\n",
    ),
    bib(
        "BK410",
        UNSAFE,
        BIB + "  URL = {https://doi.org/10.1000/182}, % all\n  AUTHOR = {A. Roe} % so far\n}",
        BIB + "  URL = {https://doi.org/10.1000/182}, % all\n  AUTHOR = {A. Roe},\n  DOI = {10.1000/182} % so far\n}",
    ),
    bib(
        "BK414",
        UNSAFE,
        BIB + "  author = {A. Roe},\n  note = {doi: 10.1000/182}\n}",
        BIB + "  author = {A. Roe},\n  doi = {10.1000/182}\n}",
    ),
    bib(
        "BK414",
        UNSAFE,
        "@misc{a, note = {10.1000/182}, title={T}, author={A. Roe}, year=2020}",
        "@misc{a, title={T}, author={A. Roe}, year=2020, doi={10.1000/182}}",
    ),
    bib(
        "BK520",
        UNSAFE,
        "@article{a, title={T}, author={A. Roe}, year=2020, journal={Names, vol. 3(2)}}",
        "@article{a, title={T}, author={A. Roe}, year=2020, journal={Names}, volume={3}, number={2}}",
    ),
    bib(
        "BK306",
        UNSAFE,
        BIB + "  author = {Jane Doe\n            and {\\'E}lodie Roe and Jane  Doe and others}\n}\n",
        BIB + "  author = {Jane Doe\n            and {\\'E}lodie Roe and others}\n}\n",
    ),
    bib("BK308", UNSAFE, BIB + '  author = "SMITH, John" }', BIB + '  author = "Smith, John" }'),
    bib("BK308", UNSAFE, BIB + "  author={Doe, A. and {\\'E}MILE, B.}}", BIB + "  author={Doe, A. and {\\'E}mile, B.}}"),
    bib(
        "BK408",
        SHOWN,
        BIB + "author={Doe, J.}, doi = {10.48550/arXiv.2204.05862}, eprint = {2212.08073}, eprinttype={arxiv}}",
        "",
    ),
    bib(
        "BK504",
        SAFE,
        "@article(a, TITLE={The {GPU} of\r\n\tB{\\\"o}hmen.}, % x.\r\n\tauthor=\"A. Roe\", year=2020)\r\n",
        "@article(a, TITLE={The {GPU} of\r\n\tB{\\\"o}hmen}, % x.\r\n\tauthor=\"A. Roe\", year=2020)\r\n",
    ),
    bib(
        "BK504",
        UNSAFE,
        "@book{a, title = {{Names.}}, author = {A. Roe}, year = 2020}",
        "@book{a, title = {{Names}}, author = {A. Roe}, year = 2020}",
    ),
    bib(
        "BK809",
        UNSAFE,
        "@misc{a, title={T}, year=2020}\r\n\r\n% twice\r\n@misc{a, title={T}, year=2020}\r\n\r\n@misc{b, title={U}, year=2020}\r\n",
        "@misc{a, title={T}, year=2020}\r\n\r\n% twice\r\n@misc{b, title={U}, year=2020}\r\n",
    ),
    bib(
        "BK407",
        SAFE,
        BIB + "  author={A. Roe}, DOI = \" https://dx.doi.org/10.1000/182 \" % as is\r\n}",
        BIB + "  author={A. Roe}, DOI = \" 10.1000/182 \" % as is\r\n}",
    ),
    bib(
        "BK407",
        SAFE,
        BIB + "  author={A. Roe}, doi={https://doi.org/https://doi.org/10.1000/182}}",
        BIB + "  author={A. Roe}, doi={10.1000/182}}",
    ),
    bib("BK407", SAFE, BIB + "  author={A. Roe}, doi={doi:10.1000/182}}", BIB + "  author={A. Roe}, doi={10.1000/182}}"),
    bib("BK813", SAFE, BIB + "  author={A. Roe}, note={x}, note={x}}", BIB + "  author={A. Roe}, note={x}}"),
    bib(
        "BK813",
        SAFE,
        BIB + "  author={A. Roe},\r\n  note={x},\r\n\tNote = \"x\" ,\r\n  pages={1}, % so\r\n}\r\n",
        BIB + "  author={A. Roe},\r\n  note={x} ,\r\n  pages={1}, % so\r\n}\r\n",
    ),
    bib("BK817", UNSAFE, "@string{x = {X}}\r\n" + BIB + "  author={A. Roe}}", BIB + "  author={A. Roe}}"),
    bib("BK307", SAFE, BIB + "  author={A. Roe AND et. al }}", BIB + "  author={A. Roe AND others }}"),
    bib("BK307", UNSAFE, BIB + "  author={and A. Roe\n and B. Poe}}", BIB + "  author={A. Roe\n and B. Poe}}"),
    bib("BK510", UNSAFE, BIB + "  author={A. Roe}, note={<sub>x</sub>&eacute;}}",
        BIB + "  author={A. Roe}, note={\\textsubscript{x}é}}"),
    bib("BK111", UNSAFE, BIB + "  author={A. Roe}, Pubisher = {X}}", BIB + "  author={A. Roe}, publisher = {X}}"),
    bib("BK818", SAFE, BIB + "  author={A. Roe}, month\t= {March} }", BIB + "  author={A. Roe}, month\t= mar }"),
    bib("BK819", UNSAFE, BIB + "  author={A. Roe}, note={for $5}}", BIB + "  author={A. Roe}, note={for \\$5}}"),
    bib("BK820", SAFE, BIB + "  author=\"A. M\\\"uller\"}", BIB + "  author=\"A. M{\\\"u}ller\"}"),
    bib(
        "BK821",
        UNSAFE,
        "% !BIB program = bibtex\n" + BIB + "  author={A. Roe}, JournalTitle = {X}}",
        "% !BIB program = bibtex\n" + BIB + "  author={A. Roe}, journal = {X}}",
    ),
    bib(
        "BK822",
        SAFE,
        "".join(f"@misc{{{n}, title={{T{n}}}, date={n}, location={{X}}}}\n" for n in (1990, 1991, 1992, 1993))
        + "@misc{a, title={T}, date=1994, address={Y}}",
        "".join(f"@misc{{{n}, title={{T{n}}}, date={n}, location={{X}}}}\n" for n in (1990, 1991, 1992, 1993))
        + "@misc{a, title={T}, date=1994, location={Y}}",
    ),
    bib("BK823", UNSAFE, BIB + "  author={A. Roe}}\n% @misc{b, title={T}}", BIB + "  author={A. Roe}}\n% misc{b, title={T}}"),
    bib("BK824", SAFE, BIB + "  author={A. Roe}}}\n", BIB + "  author={A. Roe}}\n"),
    bib(
        "BK813",
        SAFE,
        "@misc(a, year=2020, year = {2020}, title={T})",
        "@misc(a, year=2020, title={T})",
    ),
    bib("BK407", SAFE, BIB + "  author={A. Roe}, issn={ISSN 0378-5955}}", BIB + "  author={A. Roe}, issn={0378-5955}}"),
    bib(
        "BK407",
        SAFE,
        BIB + "  author={A. Roe}, eprinttype={arXiv}, eprint={https://arxiv.org/pdf/2212.08073v2.pdf}}",
        BIB + "  author={A. Roe}, eprinttype={arXiv}, eprint={2212.08073v2}}",
    ),
    bib("BK807", SAFE, BIB + "  MONTH = March, author={A. Roe}}", BIB + "  MONTH = mar, author={A. Roe}}"),
    bib("BK807", SAFE, BIB + "  month = Sept # \"~5\", author={A. Roe}}", BIB + "  month = sep # \"~5\", author={A. Roe}}"),
    bib(
        "BK807",
        UNSAFE,
        BIB + "  author={A. Roe}, langid =\tngerman % so\r\n}",
        BIB + "  author={A. Roe}, langid =\t{ngerman} % so\r\n}",
    ),
    bib("BK812", SAFE, BIB + "  author={A. Roe}\n\t% all\n  doi = {10.1000/1}\n}", BIB + "  author={A. Roe},\n\t% all\n  doi = {10.1000/1}\n}"),
    bib("BK812", SAFE, "@misc{a title = {T} author=\"A. Roe\" year=2020}", "@misc{a, title = {T}, author=\"A. Roe\", year=2020}"),
    bib("BK812", SAFE, "@string{t={T}}\n@misc(a, title = t # {} author={A. Roe}, year=2020)", "@string{t={T}}\n@misc(a, title = t # {}, author={A. Roe}, year=2020)"),
    bib("BK809", UNSAFE, "@misc{a, title={T}, year=2020} @misc{a, title={T}, year=2020} x",
        "@misc{a, title={T}, year=2020}  x"),
]  # fmt: skip
