"""arXiv's classes, and which of them a short code stands for.

A listing shows the part after the dot in capitals: "CL" for cs.CL, "SOC-PH" for physics.soc-ph.
"""

from __future__ import annotations

_ARCHIVES = {  # the archives of arXiv's category taxonomy with their subject classes, without the closed ones
    "astro-ph": "CO EP GA HE IM SR",
    "cond-mat": "dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con",
    "cs": "AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH OS PF PL "
    "RO SC SD SE SI SY",
    "econ": "EM GN TH",
    "eess": "AS IV SP SY",
    "gr-qc": "",
    "hep-ex": "",
    "hep-lat": "",
    "hep-ph": "",
    "hep-th": "",
    "math": "AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG SP ST",
    "math-ph": "",
    "nlin": "AO CD CG PS SI",
    "nucl-ex": "",
    "nucl-th": "",
    "physics": "acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph flu-dyn "
    "gen-ph geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph",
    "q-bio": "BM CB GN MN NC OT PE QM SC TO",
    "q-fin": "CP EC GN MF PM PR RM ST TR",
    "quant-ph": "",
    "stat": "AP CO ME ML OT TH",
}


def classes_of_code(code: str) -> tuple[str, ...]:
    """Every class that a code may stand for: one where the code is sure, none where arXiv has no such class.

    >>> classes_of_code("ML"), classes_of_code("CV")
    (('stat.ML',), ('cs.CV', 'math.CV'))
    """
    return _CLASSES.get(code, ())


def _by_code() -> dict[str, tuple[str, ...]]:
    classes: dict[str, tuple[str, ...]] = {}
    for archive, subjects in _ARCHIVES.items():
        for subject in subjects.split() or [""]:
            full = f"{archive}.{subject}" if subject else archive
            code = (subject or archive).upper()
            classes[code] = (*classes.get(code, ()), full)
    return classes


_CLASSES = _by_code()
