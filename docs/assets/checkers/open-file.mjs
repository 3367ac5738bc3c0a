// A text file of the reader, put into a question. It is read here and goes nowhere else.

import { button, find, make } from "./dom.mjs";
import { lengthOf } from "./count.mjs";
import { megabytes } from "./words.mjs";

/** @typedef {import("./question.mjs").Question} Question */

const ENDINGS = /\.(txt|csv|md|eml)$/i;
const BYTES_PER_CHARACTER = 4;

/**
 * @param {HTMLElement} place with the button and the line that tells how it went
 * @param {Question} text the question that takes the text
 * @param {Question | undefined} name the question that takes the file's name
 */
export function offerFile(place, text, name) {
  const field = find(place, "[data-file-field]");
  const told = find(place, "[data-file-told]");
  if (!(field instanceof HTMLInputElement)) return;
  field.addEventListener("change", async (event) => {
    event.stopPropagation();
    const file = field.files?.[0];
    // The same file may be opened again after a change on the disk.
    if (file) await take(file, text, name, told);
    field.value = "";
  });
  field.addEventListener("input", (event) => event.stopPropagation());
}

/**
 * @param {File} file
 * @param {Question} text
 * @param {Question | undefined} name
 * @param {HTMLElement} told
 */
async function take(file, text, name, told) {
  const most = text.longest;
  const refusal = unfit(file, most);
  if (refusal) {
    told.replaceChildren(say(refusal));
    return;
  }
  let content;
  try {
    content = decode(await file.arrayBuffer());
  } catch {
    told.replaceChildren(say("读不到这个文件。它可能被移走了，或者没有权限。重新选一次。"));
    return;
  }
  const length = lengthOf(content);
  if (length > most) {
    const why = `文件有 ${length} 个字符，最多 ${most} 个，没有读进来。请拆成几份，分几次检查。`;
    told.replaceChildren(say(why));
    return;
  }
  const before = [text.text, name?.text ?? ""];
  const back = button("放回原来的文字", () => {
    text.fill(before[0]);
    name?.fill(before[1]);
    told.replaceChildren(say("已放回。"));
  });
  text.fill(content);
  name?.fill(file.name);
  told.replaceChildren(say(`读进了 ${file.name}，${length} 个字符。`), before[0] ? back : "");
}

/**
 * @param {File} file
 * @param {number} most
 */
function unfit({ name, size }, most) {
  if (!ENDINGS.test(name)) {
    return "这里只读 .txt、.csv、.md、.eml。别的文件先另存为文本，或者把文字复制进来。";
  }
  if (size <= most * BYTES_PER_CHARACTER) return "";
  const limit = `最多约 ${megabytes(most)} MB`;
  return `文件有 ${megabytes(size)} MB，${limit}，没有读进来。请拆成几份，分几次检查。`;
}

/**
 * Read bytes as UTF-8 or UTF-16; what is neither is what spreadsheets in China write.
 *
 * @param {ArrayBuffer} bytes
 */
function decode(bytes) {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** @param {string} text */
function say(text) {
  return make("p", { class: "check-hint" }, text);
}
