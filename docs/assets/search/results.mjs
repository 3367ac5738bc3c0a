// The page of results, `/search/?q=…`: made by the reader's browser, so that any host will do.
//
// `?q=` is for links from elsewhere. Our own links and the field write `#q=`, which stays here.

import { find } from "../checkers/dom.mjs";
import { Panel } from "./panel.mjs";

const PAUSE_MS = 120;
const MOST = 30;

/**
 * @param {HTMLElement} page
 * @param {HTMLElement} box the search box, which knows where the index lies
 */
export function mountResults(page, box) {
  const input = /** @type {HTMLInputElement} */ (find(page, "input"));
  const panel = new Panel({
    output: find(page, "[data-search-output]"),
    index: new URL(box.dataset.index ?? "", location.href),
    base: new URL(box.dataset.base ?? ".", location.href).href.replace(/\/$/, ""),
    most: MOST,
    more: false,
  });
  find(page, "form").hidden = false;
  let timer = 0;

  function read() {
    input.value = asked();
    void panel.ask(input.value);
  }

  function write() {
    history.replaceState(null, "", `${location.pathname}#q=${encodeURIComponent(input.value)}`);
    void panel.ask(input.value);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(write, PAUSE_MS);
  });
  find(page, "form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    write();
  });
  addEventListener("hashchange", read);
  read();
}

/** What the address asks: the part behind `#` first, it is the newer one. */
function asked() {
  const hash = new URLSearchParams(location.hash.slice(1)).get("q");
  return hash ?? new URLSearchParams(location.search).get("q") ?? "";
}
