/**
 * The search box of every page. This file is all that a page loads; the engine and the index
 * come when the reader opens the search.
 *
 * Keys: `/` (also `f` and `s`) opens, arrows move between field and hits, Enter in the field opens
 * the page of all results, Escape closes. What is asked travels to that page behind `#`, which a
 * browser never sends.
 */

import { find } from "../checkers/dom.mjs";

/** @import {Panel} from "./panel.mjs" */

const PAUSE_MS = 120; // of typing
const OPENING = ["/", "f", "s"];
const MOST = 10;

/** @param {HTMLElement} root */
function mount(root) {
  const toggle = /** @type {HTMLInputElement} */ (find(document, "#__search"));
  const input = /** @type {HTMLInputElement} */ (find(root, "input[name=query]"));
  const output = find(root, "[data-search-output]");
  const base = new URL(root.dataset.base ?? ".", location.href).href.replace(/\/$/, "");
  /** @type {Promise<Panel | undefined> | undefined} */
  let panel;
  let timer = 0;

  async function load() {
    const { Panel } = await import("./panel.mjs");
    const index = new URL(root.dataset.index ?? "", location.href);
    return new Panel({ output, index, base, most: MOST, more: true });
  }

  function fail() {
    const link = document.createElement("a");
    link.href = `${base}/search/all/`;
    link.textContent = "搜索没有加载成功，打开按拼音排的全部条目";
    output.replaceChildren(link);
    panel = undefined;
    return undefined;
  }

  async function ask() {
    panel ??= load().catch(fail);
    await (await panel)?.ask(input.value);
  }

  /** @param {boolean} open */
  function set(open) {
    if (toggle.checked !== open) toggle.click();
    if (!open) input.blur();
  }

  function links() {
    return [...output.querySelectorAll("a")];
  }

  /** @param {number} step */
  function move(step) {
    const stops = [input, ...links()];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    stops[(Math.max(at, 0) + step + stops.length) % stops.length]?.focus();
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    if (event.isComposing || event.metaKey || event.ctrlKey || event.altKey) return;
    if (!toggle.checked) {
      if (!OPENING.includes(event.key) || isWriting(document.activeElement)) return;
      event.preventDefault();
      set(true);
    } else if (event.key === "Escape") {
      set(false);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (
      event.key === "Tab" &&
      !event.shiftKey &&
      document.activeElement === links().at(-1)
    ) {
      set(false);
    }
  }

  toggle.addEventListener("change", () => {
    if (!toggle.checked) return;
    input.focus();
    void ask();
  });
  input.addEventListener("focus", () => set(true));
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), PAUSE_MS);
  });
  const form = find(root, "form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim())
      location.assign(`${base}/search/#q=${encodeURIComponent(input.value.trim())}`);
  });
  form.addEventListener("reset", () => {
    setTimeout(() => void ask());
    input.focus();
  });
  output.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) set(false);
  });
  document.addEventListener("keydown", pressed);
}

/** @param {Element | null} element */
function isWriting(element) {
  return (
    element instanceof HTMLElement &&
    (element.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(element.tagName))
  );
}

const root = document.getElementById("search");
if (root) mount(root);
const results = document.querySelector("[data-search-page]");
if (root && results instanceof HTMLElement) {
  void import("./results.mjs").then(({ mountResults }) => mountResults(results, root));
}
