// The channels of a verdict as cards; those for other problems in a list below.

import { button, goTo, make } from "./dom.mjs";
import { linkTo } from "./links.mjs";
import { shape } from "./shapes.mjs";
import { criterionId, gradeMark } from "./criteria.mjs";

/** @typedef {import("./types.mjs").RowReply} Row */
/** @typedef {import("./types.mjs").SectionReply} Section */
/** @typedef {import("./verdict.mjs").Page} Page */

/**
 * @param {Section} section
 * @param {Page} page
 */
export function drawChannels(section, page) {
  const rows = /** @type {Row[]} */ (section.rows);
  const fitting = rows.filter((row) => row.fits);
  const others = rows.filter((row) => !row.fits);
  return make(
    "section",
    { class: "check-part" },
    make("h3", {}, section.title),
    make("ul", { class: "check-cards" }, ...fitting.map((row) => card(row, page))),
    others.length > 0 && drawOthers(others, page),
  );
}

/**
 * @param {Row} row
 * @param {Page} page
 */
function card(row, page) {
  const isWayIn = row.state !== "closed";
  return make(
    "li",
    { class: "check-card", "data-state": row.state, "data-channel": row.channel },
    make(
      "p",
      { class: "check-card__state" },
      make("span", { class: "check-state" }, shape(row.state), row.state_label),
      row.grade ? gradeMark(row.grade, page) : null,
    ),
    make("h4", {}, linkTo(page.base, row.link, row.name)),
    make("p", {}, row.reason),
    obstacles(row),
    isWayIn && make("p", { class: "check-way" }, make("b", {}, "怎么进："), row.entry),
  );
}

/**
 * Ways to the criteria that stand in the way; the reason has named them.
 *
 * @param {Row} row
 */
function obstacles({ missing, unclear }) {
  if (!missing.length && !unclear.length) return null;
  return make(
    "p",
    { class: "check-obstacles" },
    missing.length > 0 && jump(`看缺的 ${missing.length} 项`, missing),
    unclear.length > 0 && jump(`看待定的 ${unclear.length} 项`, unclear),
  );
}

/**
 * @param {string} label
 * @param {string[]} criteria
 */
function jump(label, criteria) {
  return button(label, () => {
    const found = criteria
      .map((id) => document.getElementById(criterionId(id)))
      .filter((element) => element instanceof HTMLDetailsElement);
    for (const details of found) details.open = true;
    const summary = found[0]?.querySelector("summary");
    if (summary) goTo(summary);
  });
}

/**
 * @param {Row[]} rows
 * @param {Page} page
 */
function drawOthers(rows, page) {
  return make(
    "details",
    { class: "check-more", "data-keep": "others" },
    make("summary", {}, `不管这类问题的渠道（${rows.length} 个）`),
    make(
      "ul",
      {},
      ...rows.map((row) =>
        make("li", {}, linkTo(page.base, row.link, row.name), `：${row.reason}`),
      ),
    ),
  );
}
