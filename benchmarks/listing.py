"""`list` with a query over 10,000 records, each program from cold in a process of its own, with whatever it keeps.

bibkit and papis have a file a record, and keep an index of their own in the cache folder; cobib keeps one YAML file
and a cache beside it. Each has run once before, as on any day but the first; the first run is a row of its own.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.export import papis_info, records
from benchmarks.measure import Command, compare, compile_bibkit, cpu_seconds
from bibkit.loading import load
from bibkit.store.dump import dump_record

BIN = Path(sys.executable).parent
COBIB = """from cobib.config import config
config.database.file = {!r}
config.database.cache = {!r}
config.logging.logfile = {!r}
"""


def main(count: int, peers: Path) -> None:
    """Write the records in every form, then measure; `peers` is a folder with the programs of papis and cobib."""
    compile_bibkit()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("records", "papis", "config/papis", "config/cobib"):
            (folder / part).mkdir(parents=True)
        for record in records(count):
            (folder / "records" / f"{record.key}.yaml").write_text(dump_record(record), encoding="utf-8")
            (folder / "papis" / record.key).mkdir()
            (folder / "papis" / record.key / "info.yaml").write_text(papis_info(record), encoding="utf-8")
        (folder / "refs.bib").write_text(load(folder / "records").export("bibtex"), encoding="utf-8")
        settings = f"[settings]\ndefault-library = bench\n[bench]\ndir = {folder / 'papis'}\n"
        (folder / "config/papis/config").write_text(settings, encoding="utf-8")
        settings = COBIB.format(
            str(folder / "cobib.yaml"), str(folder / "cobib.json"), str(folder / "cobib.log")
        )
        (folder / "config/cobib/config.py").write_text(settings, encoding="utf-8")
        environment = {
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "COLUMNS": "100",
        }
        ours = [sys.executable, "-m", "bibkit", "list"]
        papis, cobib = str(peers / "papis"), str(peers / "cobib")
        commands = [
            Command("bibkit list", [*ours, "author:müller", "year>=2020", "learning"], environment),
            Command("papis list", [papis, "list", "--all", "author:Müller year:2020"], environment),
            Command("cobib list", [cobib, "list", "++author", "Müller", "++year", "2020"], environment),
        ]
        cpu_seconds(Command("", [cobib, "init"], environment), folder)
        first = {
            "bibkit list": commands[0],
            "papis list": commands[1],
            "cobib add": Command("", [cobib, "add", "--bibtex", "refs.bib"], environment),
        }
        print(f"\n## The first run over {count:,} records\n\n| program | CPU seconds |\n|---|---:|")
        for name, command in first.items():
            print(f"| {name} | {cpu_seconds(command, folder):.3f} |")
        compare(f"A query over {count:,} records", commands, folder, rounds=3)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, Path(sys.argv[2]) if len(sys.argv) > 2 else BIN)
