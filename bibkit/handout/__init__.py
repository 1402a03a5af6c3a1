"""Sheets for the sessions of a reading group: from `sessions.yaml` and the records to HTML, PDF, Markdown and more.

Data flows one way: `load` reads sessions, `sheet` makes of one of them what stands on the sheet, in values of this
package (`content`) and runs of text, `write` puts it into a format by a template.
"""
