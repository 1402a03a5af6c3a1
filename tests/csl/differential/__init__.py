"""A bibkit engine and citeproc-js on the same items in the same styles, and what differs, filed by class.

    npm ci --prefix tests/csl/differential
    python -m tests.csl.differential --engine citeproc-py --sample 200
    python -m tests.csl.differential --engine citeproc-py --styles 'chicago*'

citeproc-js comes from npm (`package.json` pins it), its locales and the styles from the packages that bibkit
itself uses. `items.json` and `citations.json` are invented. What citeproc-js writes is kept in `cache/`.
"""
