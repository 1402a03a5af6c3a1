// What a program of Zotero's surroundings reads in a file, as JSON: `node read.cjs PROGRAM FILE`.
"use strict";
const fs = require("node:fs");
const print = console.log;
console.log = () => {}; // the translators tell there what they do

const READERS = {
  // Zotero's own translators, found by what the file holds, as Zotero does; notes and attachments left out.
  async zotero(text) {
    process.env.DEBUG_LEVEL = "0";
    const items = await require("zotero-translators").referenceImport(text);
    return items.filter((item) => !item.parentItem);
  },
  // The parser of Better BibTeX.
  async "better-bibtex"(text) {
    const { parse } = await import("@retorquere/bibtex-parser");
    const { entries, errors } = parse(text, { sentenceCase: { langids: false } });
    if (errors.length) throw new Error(JSON.stringify(errors));
    return entries;
  },
  async "citation-js"(text) {
    const { Cite } = require("@citation-js/core");
    for (const name of ["bibtex", "csl", "ris"]) require(`@citation-js/plugin-${name}`);
    return new Cite(text, { generateGraph: false }).data;
  },
};

READERS[process.argv[2]](fs.readFileSync(process.argv[3], "utf8")).then(
  (works) => print(JSON.stringify(works)),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
