// What stands under a search field: how many hits, the platform that weighs more, the hits, and a
// way on when there are none or the index cannot be loaded. The box and the results page share it.

import { button, make } from "../checkers/dom.mjs";
import { list } from "./hits.mjs";
import { Search } from "./search.mjs";

/** @import {Found} from "./types.mjs" */

/**
 * @typedef {object} Place
 * @property {HTMLElement} output where the hits go
 * @property {URL} index the folder of the index
 * @property {string} base the way to the site's root
 * @property {number} most
 * @property {boolean} more whether to link to the page of results
 */

const LONGEST_SHOWN = 40;

export class Panel {
  /** @type {Promise<Search> | undefined} */
  #search;
  #asked = 0;
  #text = "";
  #anywhere = false;

  /** @param {Place} place */
  constructor(place) {
    this.place = place;
    this.status = make("p", { class: "search-status", role: "status" });
    this.chip = make("p", { class: "search-chip", hidden: true });
    this.body = make("div", {});
    place.output.replaceChildren(this.status, this.chip, this.body);
    this.#say("输入报错、邮件里的一句话，或者你想问的事。");
  }

  /**
   * @param {string} text
   * @returns {Promise<void>} when the hits are shown, or something newer was asked
   */
  async ask(text) {
    this.#text = text;
    const number = (this.#asked += 1);
    if (text.trim() === "") return this.#clear();
    try {
      const search = await this.#open();
      const here = platformHere(search, location.pathname);
      const { most } = this.place;
      const found = await search.find({ text, here, anywhere: this.#anywhere, most });
      if (number === this.#asked) this.#show(found, search);
    } catch (error) {
      console.warn(error);
      if (number === this.#asked) this.#fail();
    }
  }

  #open() {
    this.#search ??= Search.open(this.place.index);
    this.#search.catch(() => (this.#search = undefined));
    return this.#search;
  }

  #clear() {
    this.#say("输入报错、邮件里的一句话，或者你想问的事。");
    this.chip.hidden = true;
    this.body.replaceChildren();
  }

  /**
   * @param {Found} found
   * @param {Search} search
   */
  #show(found, search) {
    const { hits, near, unknown } = found;
    const names = unknown.map((word) => `“${short(word)}”`).join("、");
    const told = near ? "没有找到。" : `找到这些，最像的在前（${hits.length} 条）。`;
    this.#say(`${told}${names ? `没有收录这些词：${names}。` : ""}`);
    this.#offer(found);
    const view = { base: this.place.base, simple: search.language.simple };
    this.body.replaceChildren(list(found, view), this.#wayOn(near));
    if (near) this.body.prepend(this.#nothing());
  }

  #nothing() {
    const triage = make("a", { href: `${this.place.base}/check/triage/` }, "我遇到的是哪一种问题");
    const told = ["有拒绝原文，就把它贴到“", triage, "”里。也可以换个说法，或者先看这些："];
    return make("p", { "data-no-results": true }, ...told);
  }

  /** @param {Found} found */
  #offer({ platform, platformName }) {
    this.chip.hidden = !platform;
    if (!platform) return;
    const press = () => {
      this.#anywhere = !this.#anywhere;
      void this.ask(this.#text);
    };
    const toggle = button(`优先${spaced(platformName)}`, press, "chip");
    toggle.setAttribute("aria-pressed", String(!this.#anywhere));
    const held = this.chip.contains(document.activeElement);
    this.chip.replaceChildren(toggle);
    if (held) toggle.focus();
  }

  /** @param {boolean} near */
  #wayOn(near) {
    const { base, more } = this.place;
    const query = encodeURIComponent(this.#text.trim());
    const all = make("a", { href: `${base}/search/#q=${query}` }, "全部结果");
    const index = make("a", { href: `${base}/search/all/` }, "按拼音排的全部条目");
    return make("p", { class: "search-more" }, more && !near && all, more && !near && " · ", index);
  }

  #fail() {
    this.#say("搜索用的文件没有加载成功。");
    this.chip.hidden = true;
    const again = button("再试一次", () => void this.ask(this.#text));
    const all = make("a", { href: `${this.place.base}/search/all/` }, "按拼音排的全部条目");
    this.body.replaceChildren(
      make("p", { class: "search-more", "data-blocked": true }, all, " ", again),
    );
  }

  /** @param {string} text */
  #say(text) {
    this.status.textContent = text;
  }
}

/**
 * The platform whose page this is, by its address.
 *
 * @param {Search} search
 * @param {string} path
 */
function platformHere(search, path) {
  const parts = path.split("/");
  const ids = search.meta.platforms.map(([id]) => id);
  return ids.find((id) => parts.some((part) => part === id || part.startsWith(`${id}-`))) ?? "";
}

/** @param {string} name */
function spaced(name) {
  return /^[a-z]/i.test(name) ? ` ${name}` : name;
}

/** @param {string} word */
function short(word) {
  const chars = Array.from(word);
  return chars.length > LONGEST_SHOWN ? `${chars.slice(0, LONGEST_SHOWN).join("")}…` : word;
}
