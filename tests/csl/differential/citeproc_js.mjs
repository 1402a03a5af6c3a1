// Renders one set of items and citations in many styles with citeproc-js.
//
// standard input, one JSON object:
//   locales    folder of the files locales-xx-XX.xml and locales.json
//   items      CSL-JSON
//   citations  [[{id, locator, label, prefix, suffix, "suppress-author", "author-only"}, ...], ...]
//   modes      [{mode, infix}, ...], one for each citation: "author-only", "suppress-author" or "composite"; or []
//   styles     [{name, xml, locale}, ...], independent styles and the locale to use
//   formats    some of "html" and "text"
//   seconds    the time that one style may take
// standard output, one JSON object a line and style, in the order of the styles:
//   {name, html: {citations: [...], bibliography: null or [[id, entry], ...]}, text: ...} or {name, error}
//
// In a note style citation number n stands in note n; elsewhere all citations are in the text. The bibliography
// has the cited items and then all others.

import { readFileSync } from "node:fs";
import vm from "node:vm";

import { CSL, localeReader } from "./setup.mjs";

const job = JSON.parse(readFileSync(0, "utf8"));
const items = new Map(job.items.map((item) => [String(item.id), JSON.stringify(item)]));
const localeXml = localeReader(job.locales);

// A fresh copy of each item and cite: the processor writes into what it is given.
const system = { retrieveLocale: localeXml, retrieveItem: (id) => JSON.parse(items.get(String(id))) };

// Its own list of ids keeps the items that print nothing, so each entry says whose it is.
const ID_END = "\u0000";
for (const format of ["html", "text"]) {
  CSL.Output.Formats[format]["@bibliography/entry"] = function (state, entry) {
    forgetBrackets(state);
    return `${this.system_id ?? ""}${ID_END}${entry}`;
  };
}

function listEntry(entry, index, ids) {
  const end = entry.indexOf(ID_END);
  return [entry.slice(0, end) || ids[index].join(" "), entry.slice(end + 1)];
}

// A processor of its own for each format: a document that is built a second time keeps numbers of the first.
function render(style) {
  return Object.fromEntries([["name", style.name], ...job.formats.map((format) => [format, renderAs(format, style)])]);
}

// Building a style leaves its last cs:date open in the queue for the second date of a range, and the first range of
// a document then carries the affixes of that date, whichever date the range belongs to ("1902–(accessed 1908)").
function forgetDateOfBuild(engine) {
  engine.tmp.date_token = new CSL.Token("empty");
  engine.dateput.string(engine, engine.dateput.queue);
  engine.dateput.openLevel(engine.tmp.date_token);
}

// An entry goes on counting the brackets that the citation or entry before it has left open; citations start anew.
function forgetBrackets(engine) {
  engine.output.checkNestedBrace = new CSL.checkNestedBrace(engine);
}

function modeOf(index) {
  const { mode, infix } = job.modes[index] ?? {};
  return { ...(mode && { mode }), ...(infix && { infix }) };
}

function renderAs(format, style) {
  const engine = new CSL.Engine(system, style.xml, style.locale, true);
  engine.setOutputFormat(format);
  forgetDateOfBuild(engine);
  const isNote = engine.opt.xclass === "note";
  const citations = job.citations.map((cites, index) => ({
    citationID: `c${index}`,
    citationItems: structuredClone(cites),
    properties: { noteIndex: isNote ? index + 1 : 0, ...modeOf(index) },
  }));
  const rebuilt = engine.rebuildProcessorState(citations, format, [...items.keys()]);
  const texts = new Map(rebuilt.map(([id, , text]) => [id, text]));
  forgetBrackets(engine);
  const made = engine.bibliography.tokens.length ? engine.makeBibliography() : false;
  return {
    citations: citations.map((citation) => texts.get(citation.citationID) ?? ""),
    bibliography: made ? made[1].map((entry, index) => listEntry(entry, index, made[0].entry_ids)) : null,
  };
}

// citeproc-js reports oddities of a style on the console, which here is the way of the results.
for (const name of ["log", "info", "warn", "error"]) console[name] = () => {};

const limited = new vm.Script("globalThis.renderNext()");
for (const style of job.styles) {
  let result;
  globalThis.renderNext = () => render(style);
  try {
    result = limited.runInThisContext({ timeout: job.seconds * 1000 });
  } catch (error) {
    result = { name: style.name, error: String(error?.message ?? error) };
  }
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
