// A verdict as plain text, to be pasted into a chat.

import { sectionLines } from "./sections.mjs";
import { wayTo } from "./links.mjs";

/** @typedef {import("./types.mjs").Reply} Reply */
/** @typedef {import("./verdict.mjs").Page} Page */

/**
 * @param {Reply} reply
 * @param {Page} page
 * @param {string} address of this page, without answers
 * @returns {string}
 */
export function verdictText(reply, page, address) {
  const steps = reply.next_steps.map(({ text, link }, index) => {
    const way = wayTo(page.base, link);
    const tail = way ? ` ${new URL(way, address).href}` : "";
    return `${index + 1}. ${text}${tail}`;
  });
  return [
    `结论：${page.outcomes[reply.outcome] ?? reply.outcome}`,
    reply.headline,
    "",
    ...reply.sections.flatMap((section) => titled(section.title, sectionLines(section, page))),
    ...titled("下一步", steps),
    `按 ${reply.as_of} 判断，规则版本 ${reply.rules_version}。`,
    address,
  ].join("\n");
}

/**
 * @param {string} title
 * @param {string[]} lines
 */
function titled(title, lines) {
  return lines.length ? [`${title}：`, ...lines, ""] : [];
}
