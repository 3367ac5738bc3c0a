// Put text on the clipboard, also where pages may not: inside WeChat and other apps.

import { button, make } from "./dom.mjs";

/**
 * Copy, or else show the text in a selected field, to be copied by a long press.
 *
 * @param {string} text
 * @param {HTMLElement} place gets the result
 */
export async function copy(text, place) {
  if (await wasCopied(text)) {
    place.replaceChildren(make("p", { class: "check-copied" }, "已复制。"));
    return;
  }
  const field = make("textarea", { class: "check-copy", readonly: true, rows: "6" });
  field.value = text;
  field.setAttribute("aria-label", "要复制的文字");
  place.replaceChildren(
    make("p", {}, "这里不能自动复制。文字已全选，请长按或按 Ctrl+C 复制。"),
    field,
    button("收起", () => place.replaceChildren()),
  );
  field.focus();
  selectAll(field);
}

/**
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function wasCopied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const before = document.activeElement;
  const field = make("textarea", { class: "check-offscreen", readonly: true });
  field.value = text;
  document.body.append(field);
  field.focus();
  selectAll(field);
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    // Forbidden here; the caller shows the text instead.
  }
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}

/** @param {HTMLTextAreaElement} field */
function selectAll(field) {
  field.select();
  // iOS ignores select() on a read-only field.
  field.setSelectionRange(0, field.value.length);
}
