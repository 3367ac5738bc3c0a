// The tables of the checker of private data: the covered text, what was covered and why.

import { make } from "./dom.mjs";
import { nothing, part, text } from "./parts.mjs";
import { textBlock } from "./text-block.mjs";

/** @typedef {import("./types.mjs").TableRow} Row */
/** @typedef {import("./types.mjs").SectionReply} Section */

const PLACES = { text: "正文", "file-name": "文件名" };
const MOST_OPEN = 30;

/** @param {Section} section */
export function drawRedaction(section) {
  if (section.id === "text") return drawTexts(section);
  if (!section.rows.length) return part(section.title, nothing("没有。"));
  const [shown, more] = [section.rows.slice(0, MOST_OPEN), section.rows.slice(MOST_OPEN)];
  return part(
    section.title,
    listOf(shown),
    more.length > 0 &&
      make(
        "details",
        { class: "check-more", "data-keep": `${section.id}-more` },
        make("summary", {}, `其余 ${more.length} 种`),
        listOf(more),
      ),
  );
}

/** @param {Section} section */
function drawTexts({ title, rows }) {
  if (!rows.length) return null;
  return part(
    title,
    ...rows.map((row) => textBlock(text(row, "title"), text(row, "text"), { id: text(row, "id") })),
  );
}

/** @param {Row[]} rows */
function listOf(rows) {
  return make("ul", { class: "check-flips" }, ...rows.map(drawFind));
}

/** @param {Row} row */
function drawFind(row) {
  const [before, after] = [text(row, "before"), text(row, "after")];
  const place = PLACES[/** @type {keyof PLACES} */ (text(row, "place"))] ?? text(row, "place");
  const where = `${place}第 ${text(row, "line")} 行起，共 ${text(row, "count")} 处`;
  return make(
    "li",
    { "data-find": text(row, "kind") },
    make("p", {}, make("b", {}, text(row, "name")), `（${where}）`),
    make(
      "p",
      { class: "check-change" },
      make("code", {}, before),
      before !== after &&
        make("span", { class: "check-arrow", "aria-label": "换成", role: "img" }, "→"),
      before !== after && make("code", {}, after),
    ),
    make("p", { class: "check-hint" }, text(row, "reason")),
  );
}
