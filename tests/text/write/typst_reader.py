"""What Typst reads in markup: compiled by the `typst` package, its content turned back into text by Typst itself."""

from __future__ import annotations

import json

import typst

_PLAIN = r"""
#let plain(it) = {
  let name = repr(it.func())
  if name == "space" { " " }
  else if name == "parbreak" { "\n" }
  else if name == "linebreak" { " " }
  else if name in ("text", "symbol") { it.text }
  else if name == "styled" { plain(it.child) }
  else if name == "sequence" { it.children.map(plain).join("") }
  else if name == "equation" { "MATHS" }
  else if name == "grid" { it.children.map(plain).join("\n") }
  else if name == "link" { plain(it.body) }
  else if name in ("emph", "strong", "smallcaps", "underline", "super", "sub", "pad", "block", "cell") { plain(it.body) }
  else { "CONTENT " + name }
}
"""


def paragraphs(markup: str) -> list[str]:
    """The text of each paragraph, cell or indented block. Anything but text, its formats and links is named in capitals."""
    source = f"{_PLAIN}#metadata(plain([{markup}]))<text>"
    read = json.loads(typst.query(source.encode(), "<text>", field="value", one=True))
    return [line for line in (read or "").split("\n") if line.strip()]


def link_targets(markup: str) -> set[str]:
    """Where the links of the markup lead, as Typst has them when all of it is laid out."""
    return {found["dest"] for found in json.loads(typst.query(markup.encode(), "link"))}
