// The tables of the checker of descriptions: what is missing in one, and texts to take away.

import { make } from "./dom.mjs";
import { badge, list, named, part, text } from "./parts.mjs";
import { textBlock } from "./text-block.mjs";

/** @typedef {import("./types.mjs").TableRow} Row */
/** @typedef {import("./types.mjs").SectionReply} Section */
/** @typedef {import("./verdict.mjs").Page} Page */

const LIMITS = ["limit", "max_length", "most", "max"];

/**
 * @param {Section} section
 * @param {Page} page
 * @returns {HTMLElement | null | undefined}
 */
export function drawBrief(section, page) {
  if (!section.rows.length) return null;
  if (section.rows.some(isText)) return drawTexts(section);
  if (section.rows.some((row) => "sentence" in row || "quote" in row)) {
    return drawFindings(section, page);
  }
  return undefined;
}

/** @param {Row} row */
function isText(row) {
  return "text" in row && ("length" in row || LIMITS.some((key) => key in row));
}

/** @param {Section} section */
function drawTexts({ id, title, rows }) {
  return part(
    title,
    ...rows.map((row, index) =>
      textBlock(text(row, "title", "name", "label") || title, text(row, "text"), {
        id: text(row, "id", "channel") || `${id}-${index}`,
        most: Number(text(row, ...LIMITS)) || 0,
        note: text(row, "note", "limit_note", "reason"),
      }),
    ),
  );
}

/**
 * @param {Section} section
 * @param {Page} page
 */
function drawFindings({ title, rows }, page) {
  return part(
    title,
    make("ul", { class: "check-flips" }, ...rows.map((row) => finding(row, page))),
  );
}

/**
 * @param {Row} row
 * @param {Page} page
 */
function finding(row, page) {
  const label = text(row, "state_label");
  return make(
    "li",
    {},
    make(
      "p",
      {},
      label && badge(text(row, "state"), label),
      " ",
      make("b", {}, named(row, page, "title", "name", "label")),
    ),
    ...list(row, "sentence", "quote").map((each) => make("blockquote", {}, each)),
    text(row, "text", "detail", "reason", "why") &&
      make("p", {}, text(row, "text", "detail", "reason", "why")),
    text(row, "mend", "next_step", "instead") &&
      make("p", { class: "check-way" }, text(row, "mend", "next_step", "instead")),
  );
}
