"""A bibkit engine and citeproc-js on the same items in the same styles, and what differs, filed by class.

    npm ci --prefix tests/csl/differential
    python -m tests.csl.differential --engine citeproc-py --sample 200
    python -m tests.csl.differential --engine citeproc-py --styles 'chicago*'
    python -m tests.csl.differential --works wide --sample 300

citeproc-js comes from npm (`package.json` pins it), its locales and the styles from the packages that bibkit
itself uses. The items and citations are invented: `works/common` has what is cited every day, `works/wide` each type,
variable and locator of CSL 1.0.2, and odd dates, names, pages and notes. `works/sentence` has the author in the
sentence and the rest in the citation, which bibkit's processor takes as citeproc-js does, and no other engine; there
a citation is a mapping with its mode. What citeproc-js writes is kept in `cache/`: in all 2,851 independent styles that takes it half an hour, once, with each set.

Two texts are the same when their characters are; only white space at the edges and round blocks and the links that
bibkit sets do not count. In a note style each citation has a note of its own. The styles of the set's `sample.txt` are
held: a test lets no engine fall below its numbers in `ratchet.json`, and what bibkit writes otherwise than citeproc-js
is pinned in `pinned.tsv`, a row for each text with the class under which `../disagreements.md` argues it and what both
texts hash to. `--ratchet` renders these styles, raises the numbers and writes the rows anew, with "new" as the class of
what was not there. `--pandoc` asks pandoc's processor about every text that differs: whether it sides with citeproc-js
or with bibkit.
"""
