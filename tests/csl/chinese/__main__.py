"""Pins the differences as they are now: `python -m tests.csl.chinese`."""

from __future__ import annotations

import sys

from tests.csl.chinese.pinned import write
from tests.shared_data import shared

sys.stdout.write(f"{write(shared('csl/csl-m'))} new differences: give each its class\n")
