"""The 18 papers with which `records/` began.

Tests that count works, or say which ones a selection finds, look at these alone, so that a new record breaks none of
them. What must hold for every record is tested over the whole folder (`tests/records`).
"""

from __future__ import annotations

import shutil
from pathlib import Path

import bibkit

ROOT = Path(__file__).parents[1]
KEYS = (
    "askell2021general",
    "bai2022constitutional",
    "bai2022training",
    "bowman2022measuring",
    "carlini2021extracting",
    "ganguli2022red",
    "ganguli2023capacity",
    "geis2026managing",
    "hernandez2022scaling",
    "horsch2018linear",
    "kadavath2022language",
    "kang2019transfer",
    "kaufmann2019testing",
    "olsson2018skill",
    "olsson2022context",
    "papernot2016cleverhans",
    "perez2022discovering",
    "ronellenfitsch2017dual",
)


def seed_papers() -> bibkit.Library:
    """The 18 papers as they are in the folder."""
    return bibkit.load(ROOT / "records").only(KEYS)


def copy_of_seed(folder: Path) -> Path:
    """The folder with a copy of the 18 papers, and of the people file, in it."""
    records = folder / "records"
    records.mkdir()
    for key in KEYS:
        shutil.copy(ROOT / "records" / f"{key}.yaml", records)
    shutil.copy(ROOT / "people.yaml", folder)
    return folder
