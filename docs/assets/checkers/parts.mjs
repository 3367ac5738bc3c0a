// Pieces that the tables under a verdict are drawn from.

import { make } from "./dom.mjs";
import { linkTo } from "./links.mjs";
import { shape, tone } from "./shapes.mjs";

/** @typedef {import("./types.mjs").TableRow} Row */
/** @typedef {import("./dom.mjs").Child} Child */
/** @typedef {import("./verdict.mjs").Page} Page */

/**
 * What a row has under a key, as text.
 *
 * @param {Row} row
 * @param {...string} keys the first that has something counts
 */
export function text(row, ...keys) {
  for (const key of keys) {
    const value = row[key];
    if (typeof value === "number") return String(value);
    if (typeof value === "string" && value) return value;
  }
  return "";
}

/**
 * What a row has under a key, as a list of texts.
 *
 * @param {Row} row
 * @param {...string} keys the first that has something counts
 * @returns {string[]}
 */
export function list(row, ...keys) {
  for (const key of keys) {
    const value = row[key];
    if (Array.isArray(value) && value.length) return value.map(String);
    if (typeof value === "string" && value) return value.split("\n");
  }
  return [];
}

/**
 * @param {string} title
 * @param {...Child} children
 */
export function part(title, ...children) {
  return make("section", { class: "check-part" }, make("h3", {}, title), ...children);
}

/**
 * A state in a shape and a word.
 *
 * @param {string} state
 * @param {string} label
 */
export function badge(state, label) {
  const known = tone(state);
  return make("span", { class: "check-state", "data-state": known }, shape(known), label);
}

/**
 * A card with a state above its name.
 *
 * @param {string} state
 * @param {Child} name
 * @param {Child} mark what stands over the name
 * @param {...Child} children
 */
export function card(state, name, mark, ...children) {
  return make(
    "li",
    { class: "check-card", "data-state": tone(state) },
    mark ? make("p", { class: "check-card__state" }, mark) : null,
    make("h4", {}, name),
    ...children,
  );
}

/**
 * @param {Row} row
 * @param {Page} page
 * @param {...string} keys of the name
 */
export function named(row, page, ...keys) {
  return linkTo(page.base, text(row, "link"), text(row, ...keys));
}

/**
 * Pairs of a word and what it stands for; what is empty is left out.
 *
 * @param {[name: string, texts: string[]][]} pairs
 */
export function pairs(pairs) {
  const told = pairs.filter(([, texts]) => texts.length);
  if (!told.length) return null;
  return make(
    "dl",
    { class: "check-pairs" },
    ...told.map(([name, texts]) =>
      make("div", {}, make("dt", {}, name), ...texts.map((each) => make("dd", {}, each))),
    ),
  );
}

/** @param {string} words */
export function nothing(words) {
  return make("p", { class: "check-hint" }, words);
}
