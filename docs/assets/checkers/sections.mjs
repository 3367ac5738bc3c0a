// The tables under a verdict. Each checker draws its own; any other table is a plain list.

import { drawBrief } from "./brief.mjs";
import { drawChannels } from "./channels.mjs";
import { make } from "./dom.mjs";
import { drawMaterials } from "./materials.mjs";
import { list, named, pairs, part, text } from "./parts.mjs";
import { drawRedaction } from "./redact.mjs";
import { drawTriage } from "./triage.mjs";

/** @typedef {import("./types.mjs").SectionReply} Section */
/** @typedef {import("./types.mjs").TableRow} Row */
/** @typedef {import("./verdict.mjs").Page} Page */
/** @typedef {(section: Section, page: Page) => HTMLElement | null | undefined} Draw */

/** @type {Record<string, Draw>} `undefined` from one leaves the table to the plain list */
const LAYOUTS = {
  eligibility: (section, page) =>
    section.id === "channels" ? drawChannels(section, page) : undefined,
  materials: drawMaterials,
  redact: drawRedaction,
  triage: drawTriage,
  brief: drawBrief,
};

const NAMES = ["name", "title", "label"];
const WORDS = ["state_label", "why", "reason", "text", "detail", "note"];

/**
 * @param {Section} section
 * @param {Page} page
 */
export function drawSection(section, page) {
  const drawn = LAYOUTS[page.checker]?.(section, page);
  return drawn === undefined ? drawList(section, page) : drawn;
}

/**
 * @param {Section} section
 * @param {Page} page
 */
function drawList(section, page) {
  if (!section.rows.length) return null;
  const rows = section.rows.map((row) => drawRow(row, page));
  return part(section.title, make("ul", { class: "check-flips" }, ...rows));
}

/**
 * @param {Row} row
 * @param {Page} page
 */
function drawRow(row, page) {
  const name = text(row, ...NAMES);
  const words = WORDS.map((key) => text(row, key)).filter((each) => each !== name);
  const told = words.filter(Boolean).join(" ");
  return make(
    "li",
    {},
    name ? make("b", {}, named(row, page, ...NAMES)) : null,
    name && told ? "：" : null,
    told,
    pairs([["相关", list(row, "items", "words")]]),
  );
}

/**
 * A table as lines of plain text, for the copied verdict. What a reader wants covered is not told.
 *
 * @param {Section} section
 * @param {Page} page
 * @returns {string[]}
 */
export function sectionLines(section, { checker }) {
  if (checker === "redact") return [];
  if (checker === "materials" && section.id !== "checklist") return [];
  const rows = checker === "eligibility" ? section.rows.filter((row) => row.fits) : section.rows;
  return rows.map((row) => {
    const name = text(row, ...NAMES);
    const words = ["state_label", "reason", "text"].map((key) => text(row, key)).filter(Boolean);
    const told = words.join("。");
    return name && told ? `- ${name}：${told}` : `- ${name || told}`;
  });
}
