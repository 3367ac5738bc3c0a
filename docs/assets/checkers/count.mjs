// How long a text is, beside how long it may be, while the reader types.

/**
 * Count characters as the checkers do: a pair of surrogates is one.
 *
 * @param {string} text
 */
export function lengthOf(text) {
  let pairs = 0;
  for (let at = text.length - 1; at > 0; at -= 1) {
    if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) continue;
    if ((text.charCodeAt(at - 1) & 0xfc00) !== 0xd800) continue;
    pairs += 1;
    at -= 1;
  }
  return text.length - pairs;
}

/**
 * @param {HTMLElement} place
 * @param {string} text
 * @param {number} most
 */
export function showCount(place, text, most) {
  const length = lengthOf(text);
  const over = most > 0 && length > most;
  place.toggleAttribute("data-over", over);
  place.textContent = `${length} / ${most} 字${over ? `，多了 ${length - most} 字` : ""}。`;
}
