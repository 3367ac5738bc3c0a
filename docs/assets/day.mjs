// The day on which a page is read, in the reader's own time zone.

/** @returns {string} as YYYY-MM-DD */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
