// A reference list by citeproc-js: node citeproc_js.mjs MODULES LOCALES STYLE ITEMS OUTPUT
// MODULES is the node_modules folder that has citeproc, LOCALES the folder of the locale files.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [modules, locales, style, itemsFile, output] = process.argv.slice(2);
const CSL = createRequire(path.join(modules, "x"))("citeproc");
const items = new Map(JSON.parse(readFileSync(itemsFile, "utf8")).map((item) => [item.id, item]));
const system = {
  retrieveLocale: (language) => readFileSync(path.join(locales, `locales-${language}.xml`), "utf8"),
  retrieveItem: (id) => items.get(id),
};
const engine = new CSL.Engine(system, readFileSync(style, "utf8"), "en-US", true);
engine.setOutputFormat("text");
engine.updateItems([...items.keys()]);
writeFileSync(output, engine.makeBibliography()[1].join(""));
