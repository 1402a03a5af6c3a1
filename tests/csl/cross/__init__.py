"""bibkit and citeproc-js on fixtures of the suite in which one thing has been exchanged, and what differs.

    npm ci --prefix tests/csl/differential
    python -m tests.csl.cross --partners 6
    python -m tests.csl.cross --partners 0 --changes 10 --fixtures 'name|sort'

The suite holds a style to the items it comes with. Here each style also gets the items and citations of other
fixtures (`--partners`), and is rendered with single attributes changed (`--changes`): which ones depends on the
names alone, so that a run can be repeated. Texts are the same when every character of the HTML is.
"""
