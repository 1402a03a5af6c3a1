"""bibkit and citeproc-js on every different value that real data have, each alone in a small style.

    npm ci --prefix tests/csl/differential
    python -m tests.csl.real
    python -m tests.csl.real --only 'names|page' --show 20

The data are those of `shared.corpora` and stay there. A style shows one thing (a title in title case, names in sort
order, a page range), so a difference says at once what it is about. Lines are the same when every character of the
HTML is, but for what citeproc-js makes of two spaces.
"""
