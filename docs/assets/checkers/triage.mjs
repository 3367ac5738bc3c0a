// The tables of the checker of symptoms: which problem it looks like, and what to do with it.

import { make } from "./dom.mjs";
import { badge, card, list, named, pairs, part, text } from "./parts.mjs";

/** @typedef {import("./types.mjs").TableRow} Row */
/** @typedef {import("./types.mjs").SectionReply} Section */
/** @typedef {import("./verdict.mjs").Page} Page */

/** @type {Record<string, (section: Section, page: Page) => HTMLElement>} */
const TABLES = {
  likely: drawLikely,
  others: drawOthers,
  doors: drawDoors,
  case: drawCase,
};

/**
 * @param {Section} section
 * @param {Page} page
 * @returns {HTMLElement | null | undefined}
 */
export function drawTriage(section, page) {
  return section.rows.length ? TABLES[section.id]?.(section, page) : null;
}

/**
 * @param {Section} section
 * @param {Page} page
 */
function drawLikely({ title, rows }, page) {
  return part(title, ranked(rows, page));
}

/**
 * @param {Section} section
 * @param {Page} page
 */
function drawOthers({ id, title, rows }, page) {
  return make(
    "details",
    { class: "check-more", "data-keep": id },
    make("summary", {}, `${title}（${rows.length} 种）`),
    ranked(rows, page),
  );
}

/**
 * @param {Row[]} rows
 * @param {Page} page
 */
function ranked(rows, page) {
  return make("ol", { class: "check-cards" }, ...rows.map((row) => scenario(row, page)));
}

/**
 * @param {Row} row
 * @param {Page} page
 */
function scenario(row, page) {
  return card(
    "invitation",
    named(row, page, "title"),
    `${text(row, "platform")}，线索 ${text(row, "score")} 分`,
    make("p", {}, text(row, "answer")),
    words(list(row, "words")),
    pairs([["先查这几条", list(row, "causes")]]),
  );
}

/** @param {string[]} matched */
function words(matched) {
  if (!matched.length) return null;
  const marks = matched.map((each) => make("mark", {}, each));
  return make("p", { class: "check-words" }, "对上的词：", ...marks);
}

/**
 * @param {Section} section
 * @param {Page} page
 */
function drawDoors({ title, rows }, page) {
  return part(
    title,
    make(
      "ul",
      { class: "check-cards" },
      ...rows.map((row) =>
        card(
          text(row, "door"),
          named(row, page, "name"),
          badge(text(row, "door"), text(row, "door_label")),
          make("p", {}, text(row, "text")),
        ),
      ),
    ),
  );
}

/** @param {Section} section */
function drawCase({ title, rows }) {
  return part(
    title,
    ...rows.map((row) =>
      make(
        "p",
        { class: "check-way" },
        make("b", {}, `${text(row, "title")}：`),
        text(row, "text"),
      ),
    ),
  );
}
