// Make and find elements. Text goes in as text, never as HTML.

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Make an element. `class` and attributes go by their HTML names; `true` gives an empty
 * attribute, `false` and `undefined` give none.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | undefined>} attributes
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (typeof value === "string") element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child || child === "").map((child) => child || ""));
  return element;
}

/**
 * @param {string} label
 * @param {() => void} press
 * @param {string} [extra] more classes
 */
export function button(label, press, extra = "") {
  const element = make("button", { type: "button", class: `check-button ${extra}`.trim() }, label);
  element.addEventListener("click", press);
  return element;
}

/**
 * Find an element that the page was built with.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 * @throws {Error} The page and this script do not belong together.
 */
export function find(root, selector) {
  const element = root.querySelector(selector);
  if (element instanceof HTMLElement) return element;
  throw new Error(`no ${selector} in the page`);
}

/**
 * Move to an element, for eyes and for the keyboard.
 *
 * @param {HTMLElement} element
 */
export function goTo(element) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" });
  element.focus({ preventScroll: true });
}
