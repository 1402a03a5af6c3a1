"""Citations read from a text in pandoc's Markdown, a step a file.

`blocks` finds code and footnotes, `inline` brackets and what is no text, `markup` reads emphasis as rich text,
`locator` the place in a work, `cite` one cite; `citations` has the whole.
"""
