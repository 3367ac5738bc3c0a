// The tables of the checker of symptoms: which problem it looks like, and what to do with it.

import { make } from "./dom.mjs";
import { gradeMark } from "./criteria.mjs";
import { badge, card, list, named, pairs, part, text } from "./parts.mjs";

/** @typedef {import("./types.mjs").TableRow} Row */
/** @typedef {import("./types.mjs").SectionReply} Section */
/** @typedef {import("./verdict.mjs").Page} Page */

/**
 * @param {Section} section
 * @param {Page} page
 * @returns {HTMLElement | null | undefined}
 */
export function drawTriage(section, page) {
  if (!section.rows.length) return null;
  const isRanked = section.rows.some((row) => "matched" in row || "score" in row);
  if (!isRanked) return undefined;
  const ranked = section.rows.map((row, index) => scenario(row, index, page));
  return part(section.title, make("ol", { class: "check-cards" }, ...ranked));
}

/**
 * @param {Row} row
 * @param {number} index
 * @param {Page} page
 */
function scenario(row, index, page) {
  const [label, grade] = [text(row, "state_label", "strength_label"), text(row, "grade")];
  const mark = label && badge(text(row, "state", "strength"), label);
  return card(
    text(row, "state", "strength"),
    named(row, page, "name", "title"),
    make(
      "span",
      { class: "check-marks" },
      `第 ${index + 1} 像`,
      mark,
      grade && gradeMark(grade, page),
    ),
    text(row, "reason", "why", "text", "summary")
      ? make("p", {}, text(row, "reason", "why", "text", "summary"))
      : null,
    words(list(row, "matched", "words")),
    pairs([
      ["先查", list(row, "causes", "check_first")],
      ["走哪里", list(row, "channel_name", "channels", "channel", "entry")],
      ["走错门", list(row, "wrong_doors", "wrong")],
      ["旧问题", list(row, "old_case", "case")],
    ]),
  );
}

/** @param {string[]} matched */
function words(matched) {
  if (!matched.length) return null;
  const marks = matched.map((each) => make("mark", {}, each));
  return make("p", { class: "check-words" }, "对上的词：", ...marks);
}
