// Hits as elements. Text goes in as text, whatever was asked and whatever an entry holds.

import { make } from "../checkers/dom.mjs";
import { pieces } from "./tokens.mjs";

/** @import {Found, Hit} from "./types.mjs" */

const WINDOW = 110; // characters of text shown around the first marked word

/**
 * @typedef {object} View where hits are shown and how
 * @property {string} base the way to the site's root
 * @property {ReadonlyMap<string, string>} simple
 */

/**
 * @param {Found} found
 * @param {View} view
 */
export function list(found, view) {
  const marks = found.near ? [] : found.terms;
  return make(
    "ol",
    { class: "hits" },
    ...found.hits.map((hit) => item(hit, marks, view, found.near)),
  );
}

/**
 * @param {Hit} hit
 * @param {readonly string[]} marks
 * @param {View} view
 * @param {boolean} near
 */
function item(hit, marks, view, near) {
  const link = make("a", { class: "hit__link", href: way(view, hit.address) });
  link.append(...marked(hit.title, marks, view.simple));
  const text = make("p", { class: "hit__text" });
  text.append(...marked(around(hit.text, marks, view.simple), marks, view.simple));
  const grade = { class: "grade", "data-grade": hit.grade };
  return make(
    "li",
    { class: "hit", [near ? "data-near" : "data-result"]: true },
    link,
    hit.text && text,
    make(
      "p",
      { class: "hit__meta" },
      make("span", { class: "tag" }, hit.kind),
      hit.platforms.length < 3 && hit.platforms.join("、"),
      hit.grade && make("span", grade, hit.gradeName),
      hit.aside && make("a", { href: way(view, hit.aside) }, "传言核查"),
    ),
  );
}

/**
 * @param {View} view
 * @param {string} address from the site's root
 */
function way(view, address) {
  return `${view.base.replace(/\/$/, "")}${address}`;
}

/**
 * The text from shortly before its first marked word.
 *
 * @param {string} text
 * @param {readonly string[]} marks
 * @param {ReadonlyMap<string, string>} simple
 */
function around(text, marks, simple) {
  const chars = Array.from(text);
  const first = Math.max(0, marksIn(text, marks, simple).indexOf(true));
  const start = first < WINDOW / 2 ? 0 : first - WINDOW / 4;
  const cut = chars.slice(start, start + WINDOW).join("");
  return `${start ? "…" : ""}${cut}${start + WINDOW < chars.length ? "…" : ""}`;
}

/**
 * @param {string} text
 * @param {readonly string[]} marks
 * @param {ReadonlyMap<string, string>} simple
 * @returns {Node[]}
 */
function marked(text, marks, simple) {
  const chars = Array.from(text);
  const flags = marksIn(text, marks, simple);
  /** @type {Node[]} */
  const nodes = [];
  for (let at = 0; at < chars.length;) {
    let end = at + 1;
    while (end < chars.length && flags[end] === flags[at]) end += 1;
    const part = chars.slice(at, end).join("");
    nodes.push(flags[at] ? make("mark", {}, part) : document.createTextNode(part));
    at = end;
  }
  return nodes;
}

/**
 * For each character: whether it belongs to a word that was asked.
 *
 * @param {string} text
 * @param {readonly string[]} marks
 * @param {ReadonlyMap<string, string>} simple
 */
function marksIn(text, marks, simple) {
  const folded = pieces(text, simple);
  const owner = folded.flatMap((piece, at) => Array.from(piece, () => at));
  const whole = folded.join("");
  const flags = folded.map(() => false);
  for (const mark of marks) {
    for (let at = whole.indexOf(mark); at >= 0; at = whole.indexOf(mark, at + 1)) {
      if (isLatin(mark) && /[a-z0-9]/.test(whole.charAt(at - 1))) continue;
      for (let char = at; char < at + mark.length; char += 1) flags[owner[char] ?? 0] = true;
    }
  }
  return flags;
}

/** @param {string} text */
function isLatin(text) {
  return /^[a-z0-9]/.test(text);
}
