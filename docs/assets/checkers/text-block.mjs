// A text to take away: its length, a button that copies the whole of it, the text itself.

import { copy } from "./copy.mjs";
import { lengthOf } from "./count.mjs";
import { button, make } from "./dom.mjs";

const MOST_SHOWN = 20_000;

/**
 * @param {string} title
 * @param {string} text
 * @param {{id: string, most?: number, note?: string,
 *   more?: Node | string}} about `most` is a channel's limit
 */
export function textBlock(title, text, { id, most = 0, note = "", more = "" }) {
  const length = lengthOf(text);
  const isOver = most > 0 && length > most;
  const told = make("div", { class: "check-result", role: "status" });
  const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  return make(
    "div",
    { class: "check-text", "data-text": id },
    make("h4", {}, title),
    note ? make("p", { class: "check-hint" }, note) : null,
    make(
      "p",
      { class: "check-hint" },
      make("span", { class: "check-count", "data-over": isOver }, words(length, most)),
      shown === text ? null : ` 太长，只显示开头 ${MOST_SHOWN} 字；复制的是全文。`,
    ),
    make(
      "pre",
      { class: "check-text__body", role: "region", tabindex: "0", "aria-label": title },
      shown,
    ),
    make(
      "p",
      {},
      button(`复制${title}`, () => copy(text, told)),
    ),
    told,
    more,
  );
}

/**
 * @param {number} length
 * @param {number} most
 */
function words(length, most) {
  if (!most) return `${length} 字。`;
  return `${length} / ${most} 字${length > most ? `，多了 ${length - most} 字` : ""}。`;
}
