"""A sheet in a format: one module a format, with a function `write(sheet, templates) -> bytes`.

`target` says what every format has to give, `values` makes of it what templates may use. What the templates say is
only how the sheet is arranged; all text in it is escaped here or by the template engine.
"""
