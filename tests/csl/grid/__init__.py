"""bibkit and citeproc-js on small styles that mix the values of the attributes of one kind, and what differs.

    npm ci --prefix tests/csl/differential
    python -m tests.csl.grid --only 'name|date' --cases 300
    python -m tests.csl.grid --only collapse --cases 300 --smallest

A family is a style with places that are filled in different ways, and items that meet each of them. Each way is
tried alone, then chance decides how they are mixed, the same in every run. With `--smallest`, what differs is
reduced to the fewest changes that still differ, so that each cause is seen once.
"""
