// citeproc-js, and the locale files that it is given.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

export const CSL = createRequire(import.meta.url)("citeproc");

// What gives the XML of the locale for a language, or of its primary dialect, or false; read once from the folder.
export function localeReader(folder) {
  const primaryDialects = JSON.parse(readFileSync(path.join(folder, "locales.json"), "utf8"))["primary-dialects"];
  const locales = new Map();
  return (language) => {
    for (const name of [language, primaryDialects[language.split("-")[0]]]) {
      if (!locales.has(name)) locales.set(name, readIfThere(path.join(folder, `locales-${name}.xml`)));
      if (locales.get(name)) return locales.get(name);
    }
    return false;
  };
}

function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return false;
  }
}
