// The tables under a verdict. Channels have cards; any other table is a plain list.

import { drawChannels } from "./channels.mjs";
import { make } from "./dom.mjs";
import { linkTo } from "./links.mjs";

/** @typedef {import("./types.mjs").SectionReply} Section */
/** @typedef {import("./verdict.mjs").Page} Page */

const NAMES = ["name", "title", "label"];
const WORDS = ["state_label", "reason", "text", "detail", "note"];

/**
 * @param {Section} section
 * @param {Page} page
 */
export function drawSection(section, page) {
  if (!section.rows.length) return null;
  if (section.id === "channels") return drawChannels(section, page);
  return make(
    "section",
    { class: "check-part" },
    make("h3", {}, section.title),
    make("ul", { class: "check-flips" }, ...section.rows.map((row) => drawRow(row, page))),
  );
}

/**
 * @param {Record<string, unknown>} row
 * @param {Page} page
 */
function drawRow(row, page) {
  const [name = ""] = textsOf(row, NAMES);
  const words = textsOf(row, WORDS).join(" ");
  const title = linkTo(page.base, String(row.link ?? ""), name);
  return make("li", {}, name ? make("b", {}, title) : null, name && words ? "：" : null, words);
}

/**
 * @param {Record<string, unknown>} row
 * @param {string[]} keys
 * @returns {string[]}
 */
function textsOf(row, keys) {
  return keys.flatMap((key) => {
    const text = row[key];
    return typeof text === "string" && text ? [text] : [];
  });
}
