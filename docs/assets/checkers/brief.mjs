// The tables of the checker of descriptions: what is missing in one, and drafts to take away.

import { make } from "./dom.mjs";
import { gradeMark } from "./criteria.mjs";
import { linkTo } from "./links.mjs";
import { badge, list, named, part, text } from "./parts.mjs";
import { textBlock } from "./text-block.mjs";

/** @typedef {import("./types.mjs").TableRow} Row */
/** @typedef {import("./types.mjs").SectionReply} Section */
/** @typedef {import("./verdict.mjs").Page} Page */

/** @type {Record<string, string>} */
const HEADINGS = { zh: "中文标题", en: "英文标题" };

/** @type {Record<string, string>} */
const KINDS = { lack: "还缺", flaw: "要改" };

/** @type {Record<string, (section: Section, page: Page) => HTMLElement>} */
const TABLES = {
  findings: drawFindings,
  set_aside: drawSetAside,
  arranged: drawArranged,
  versions: drawVersions,
};

/**
 * @param {Section} section
 * @param {Page} page
 * @returns {HTMLElement | null | undefined}
 */
export function drawBrief(section, page) {
  return section.rows.length ? TABLES[section.id]?.(section, page) : null;
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
  const [kind, grade, sentence] = [text(row, "kind"), text(row, "grade"), text(row, "sentence")];
  return make(
    "li",
    { "data-sign": text(row, "sign") },
    make(
      "p",
      { class: "check-marks" },
      badge(kind, KINDS[kind] ?? kind),
      make("b", {}, text(row, "title")),
    ),
    sentence ? make("blockquote", { class: "check-quote" }, sentence) : null,
    make("p", {}, text(row, "why")),
    make("p", { class: "check-way" }, make("b", {}, "怎么改："), text(row, "mend")),
    grade &&
      make(
        "p",
        { class: "check-grounds" },
        gradeMark(grade, page),
        linkTo(page.base, text(row, "link"), "看依据"),
      ),
  );
}

/** @param {Section} section */
function drawSetAside({ title, rows }) {
  const items = rows.map((row) =>
    make(
      "li",
      {},
      make("blockquote", { class: "check-quote" }, text(row, "sentence")),
      make("p", { class: "check-hint" }, `没放进去，因为：${text(row, "why")}。`),
    ),
  );
  return part(title, make("ul", { class: "check-flips" }, ...items));
}

/** @param {Section} section */
function drawArranged({ id, title, rows }) {
  const items = rows
    .filter((row) => list(row, "sentences").length)
    .map((row) =>
      make(
        "div",
        {},
        make("dt", {}, `${text(row, "label")}（${text(row, "label_en")}）`),
        ...list(row, "sentences").map((each) => make("dd", {}, each)),
      ),
    );
  return make(
    "details",
    { class: "check-more", "data-keep": id },
    make("summary", {}, title),
    make("dl", { class: "check-pairs" }, ...items),
  );
}

/**
 * @param {Section} section
 * @param {Page} page
 */
function drawVersions({ title, rows }, page) {
  const blocks = rows.map((row) => {
    const tongue = HEADINGS[text(row, "headings")] ?? text(row, "headings");
    return textBlock(`${text(row, "name")}，${tongue}`, text(row, "text"), {
      id: `${text(row, "channel")}-${text(row, "headings")}`,
      most: Number(text(row, "limit")) || 0,
      note: text(row, "limit_label"),
      more: text(row, "link") && make("p", {}, named({ ...row, name: "看这个渠道" }, page, "name")),
    });
  });
  return part(title, ...blocks);
}
