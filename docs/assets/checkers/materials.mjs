// The tables of the checker of materials: what to bring, what is wrong with it, what to print.

import { copy } from "./copy.mjs";
import { button, make } from "./dom.mjs";
import { gradeMark } from "./criteria.mjs";
import { badge, card, list, named, nothing, pairs, part, text } from "./parts.mjs";

/** @typedef {import("./types.mjs").TableRow} Row */
/** @typedef {import("./types.mjs").SectionReply} Section */
/** @typedef {import("./verdict.mjs").Page} Page */

// In these tables `open` says that a paper is still to be looked at, not that a door is open.
const STATES = { open: "unknown" };

/** @type {Record<string, (section: Section, page: Page) => HTMLElement | null>} */
const TABLES = {
  required: drawWanted,
  helpful: drawHelpful,
  not_required: drawSpared,
  problems: drawProblems,
  checklist: drawChecklist,
  manifest: drawManifest,
};

/**
 * @param {Section} section
 * @param {Page} page
 */
export function drawMaterials(section, page) {
  return TABLES[section.id]?.(section, page) ?? null;
}

/**
 * @param {Section} section
 * @param {Page} page
 */
function drawWanted({ title, rows }, page) {
  if (!rows.length) return part(title, nothing("没有读到必带的材料。通知点了名的除外。"));
  return part(title, cards(rows, page));
}

/**
 * @param {Section} section
 * @param {Page} page
 */
function drawHelpful({ id, title, rows }, page) {
  if (!rows.length) return null;
  return make(
    "details",
    { class: "check-more", "data-keep": id },
    make("summary", {}, `${title}（${rows.length} 样）`),
    cards(rows, page),
  );
}

/**
 * @param {Row[]} rows
 * @param {Page} page
 */
function cards(rows, page) {
  return make("ul", { class: "check-cards" }, ...rows.map((row) => wanted(row, page)));
}

/**
 * @param {Row} row
 * @param {Page} page
 */
function wanted(row, page) {
  const grade = text(row, "grade");
  const label = text(row, "state_label") + (row.sure === "maybe" ? "（可能要）" : "");
  return card(
    stateOf(row),
    named(row, page, "name"),
    make("span", { class: "check-marks" }, stateBadge(row, label), grade && gradeMark(grade, page)),
    make("p", {}, text(row, "why")),
    make(
      "details",
      { class: "check-more", "data-keep": `wanted-${text(row, "id")}` },
      make("summary", {}, "怎么拿、什么格式、要不要遮"),
      pairs([
        ["怎么拿", list(row, "get")],
        ["格式", list(row, "format")],
        ["时间", list(row, "validity")],
        ["遮盖", list(row, "redact")],
      ]),
    ),
  );
}

/**
 * @param {Section} section
 * @param {Page} page
 */
function drawSpared({ title, rows }, page) {
  if (!rows.length) return null;
  return part(
    title,
    make(
      "ul",
      { class: "check-flips" },
      ...rows.map((row) =>
        make(
          "li",
          {},
          make("b", {}, named(row, page, "name")),
          row.held === "yes" ? "（你手里有）" : "",
          `：${text(row, "why")}`,
        ),
      ),
    ),
  );
}

/**
 * @param {Section} section
 * @param {Page} page
 */
function drawProblems({ title, rows }, page) {
  if (!rows.length) return null;
  return part(
    title,
    make(
      "ul",
      { class: "check-cards" },
      ...rows.map((row) =>
        card(
          stateOf(row),
          named(row, page, "paper"),
          stateBadge(row, text(row, "state_label")),
          make("p", {}, text(row, "text")),
          text(row, "mend") ? make("p", { class: "check-way" }, text(row, "mend")) : null,
        ),
      ),
    ),
  );
}

/**
 * @param {Section} section
 * @param {Page} page
 */
function drawChecklist({ title, rows }, page) {
  if (!rows.length) return null;
  const lines = rows.map((row) => text(row, "text"));
  const told = make("div", { class: "check-result", role: "status" });
  const section = part(
    title,
    make("ul", { class: "check-ticks" }, ...lines.map((line) => make("li", {}, line))),
    make(
      "div",
      { class: "check-actions" },
      button("只打印清单", () => page.actions.printOnly(section)),
      button("复制清单", () => copy(lines.join("\n"), told)),
      told,
    ),
  );
  return section;
}

/** @param {Section} section */
function drawManifest({ title, rows }) {
  if (!rows.length) return null;
  const told = make("div", { class: "check-result", role: "status" });
  const names = rows.map((row) => `${text(row, "file")}　${text(row, "name")}`);
  return part(
    title,
    make(
      "ol",
      { class: "check-steps" },
      ...rows.map((row) =>
        make(
          "li",
          {},
          make("code", {}, text(row, "file")),
          ` ${text(row, "name")} `,
          stateBadge(row, text(row, "state_label")),
          text(row, "redact") && make("p", { class: "check-hint" }, `遮盖：${text(row, "redact")}`),
        ),
      ),
    ),
    make(
      "div",
      { class: "check-actions" },
      button("复制文件清单", () => copy(names.join("\n"), told)),
      told,
    ),
  );
}

/** @param {Row} row */
function stateOf(row) {
  const state = text(row, "state");
  return STATES[/** @type {keyof STATES} */ (state)] ?? state;
}

/**
 * @param {Row} row
 * @param {string} label
 */
function stateBadge(row, label) {
  return badge(stateOf(row), label);
}
