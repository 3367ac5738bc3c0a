// Links to other pages of the site. The checkers name them from the site's root.

import { make } from "./dom.mjs";

/**
 * @param {string} base relative way to the root
 * @param {string} link such as `/channels/amazon-sas/`
 * @returns {string | undefined} nothing for a link that leads off the site
 */
export function wayTo(base, link) {
  return /^\/(?![/\\])/.test(link) ? base + link.slice(1) : undefined;
}

/**
 * @param {string} base
 * @param {string} link
 * @param {string} text
 * @returns {HTMLElement | string} plain text if there is nowhere to go
 */
export function linkTo(base, link, text) {
  const href = wayTo(base, link);
  return href ? make("a", { href }, text) : text;
}

/** @type {[start: string, label: string][]} */
const LABELS = [
  ["/facts/", "看依据"],
  ["/channels/", "看这个渠道"],
  ["/scenarios/", "看这个场景"],
  ["/platforms/", "看平台"],
  ["/materials/", "看材料"],
  ["/check/", "去自查"],
];

/**
 * What a reader finds behind a link.
 *
 * @param {string} link
 */
export function labelOf(link) {
  return LABELS.find(([start]) => link.startsWith(start))?.[1] ?? "去看";
}

/**
 * Where a fact is told, as the printed table has it.
 *
 * @param {string} id
 * @param {string} text
 */
export function linkToFact(id, text) {
  const printed = document.querySelector(`#criteria-table a[data-fact="${CSS.escape(id)}"]`);
  if (!(printed instanceof HTMLAnchorElement)) return make("span", {}, id);
  const href = printed.getAttribute("href") ?? "";
  return make("a", { href, title: printed.textContent ?? id }, text);
}
