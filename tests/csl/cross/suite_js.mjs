// Runs fixtures with citeproc-js, as the runner of the official suite does.
//
// standard input, one JSON object:
//   locales    folder of the files locales-xx-XX.xml and locales.json
//   fixtures   [{SECTION: text, ...}, ...]
//   seconds    the time that one fixture may take
// standard output, one JSON object a line and fixture, in their order: {result} or {error}

import { readFileSync } from "node:fs";
import vm from "node:vm";

import { CSL, localeReader } from "../differential/setup.mjs";

const job = JSON.parse(readFileSync(0, "utf8"));
const localeXml = localeReader(job.locales);

function section(fixture, name) {
  return fixture[name]?.trim() ? JSON.parse(fixture[name]) : null;
}

// The abbreviation lists: {jurisdiction: {category: {text: abbreviation}}}.
function abbreviate(lists) {
  return (_style, found, jurisdiction, category, key) => {
    for (const place of [jurisdiction, "default"]) {
      const abbreviation = lists[place]?.[category]?.[key];
      if (abbreviation === undefined) continue;
      found[place] ??= new CSL.AbbreviationSegments();
      found[place][category] ??= {};
      found[place][category][key] = abbreviation;
      return place;
    }
    found.default ??= new CSL.AbbreviationSegments();
    return "default";
  };
}

function render(fixture) {
  const items = new Map();
  section(fixture, "INPUT").forEach((item, index) => items.set(String(item.id ??= `ITEM-${index + 1}`), item));
  const listed = [...items.keys()];
  const system = {
    retrieveLocale: localeXml,
    retrieveItem: (id) => structuredClone(items.get(String(id))),
  };
  const abbreviations = section(fixture, "ABBREVIATIONS");
  if (abbreviations) system.getAbbreviation = abbreviate(abbreviations);
  const options = section(fixture, "OPTIONS") ?? {};
  if (options.variableWrapper) {
    system.variableWrapper = (parameters, before, text, after) =>
      parameters.variableNames[0] === "title" && parameters.itemData.URL
        ? `${before}<a href="${parameters.itemData.URL}">${text}</a>${after}`
        : before + text + after;
  }
  const engine = new CSL.Engine(system, fixture.CSL.trim());
  Object.assign(engine.opt.development_extensions, options);
  const languages = section(fixture, "LANGPARAMS");
  if (languages) setLanguages(engine, languages);
  const mode = fixture.MODE.trim();
  const citations = section(fixture, "CITATIONS");
  const bibentries = section(fixture, "BIBENTRIES");
  const inOrder = mode === "bibliography-nosort";
  if (bibentries) for (const ids of bibentries) engine.updateItems(ids, inOrder);
  else if (!citations) engine.updateItems(listed, inOrder);
  const lines = citations
    ? document(engine, citations)
    : (section(fixture, "CITATION-ITEMS") ?? [engine.registry.reflist.map((item) => ({ id: item.id }))]).map((cites) =>
        engine.makeCitationCluster(cites),
      );
  if (mode === "bibliography-header") return header(engine.makeBibliography()[0]);
  if (!mode.startsWith("bibliography")) return lines.join("\n").trim();
  const [parameters, entries] = engine.makeBibliography(section(fixture, "BIBSECTION") ?? undefined);
  return (parameters.bibstart + entries.join("") + parameters.bibend).trim();
}

function setLanguages(engine, languages) {
  for (const [name, tags] of Object.entries(languages)) {
    if (name === "persons" || name === "institutions" || name === "titles" || name === "journals") {
      engine.setLangPrefsForCites({ [name]: tags });
    } else if (name === "translit") engine.setLangTagsForCslTransliteration(tags);
    else if (name === "translat") engine.setLangTagsForCslTranslation(tags);
  }
}

function document(engine, steps) {
  let changed = [];
  for (const [citation, before, after] of steps) changed = engine.processCitationCluster(citation, before, after)[1];
  const texts = new Map(changed.map(([place, text]) => [place, text]));
  return engine.registry.citationreg.citationByIndex.map((citation, place) =>
    texts.has(place)
      ? `>>[${place}] ${texts.get(place)}`
      : `..[${place}] ${engine.process_CitationCluster(citation.sortedItems, citation)}`,
  );
}

function header(parameters) {
  const names = Object.keys(parameters).sort();
  return names.map((name) => `${name}: ${parameters[name]}`).join("\n").trim();
}

// citeproc-js reports oddities of a style on the console, which here is the way of the results.
for (const name of ["log", "info", "warn", "error"]) console[name] = () => {};

const limited = new vm.Script("globalThis.renderNext()");
for (const fixture of job.fixtures) {
  let answer;
  globalThis.renderNext = () => ({ result: render(fixture) });
  try {
    answer = limited.runInThisContext({ timeout: job.seconds * 1000 });
  } catch (error) {
    answer = { error: String(error?.message ?? error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
