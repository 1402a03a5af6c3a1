"""A bibkit engine and citeproc-js on the same items in the same styles, and what differs, filed by class.

    npm ci --prefix tests/csl/differential
    python -m tests.csl.differential --engine citeproc-py --sample 200
    python -m tests.csl.differential --engine citeproc-py --styles 'chicago*'

citeproc-js comes from npm (`package.json` pins it), its locales and the styles from the packages that bibkit
itself uses. `items.json` and `citations.json` are invented. What citeproc-js writes is kept in `cache/`: in all
2,851 independent styles that takes it half an hour, once.

Two texts are the same when their characters are; only white space at the edges and round blocks and the links that
bibkit sets do not count. In a note style each citation has a note of its own. `--ratchet` renders the styles of
`sample.txt` and raises the engine's numbers in `ratchet.json`, below which a test lets no engine fall.
"""
