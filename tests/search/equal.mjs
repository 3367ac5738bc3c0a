// Compares three indexes on every question: terms in one file, in many buckets, and an index that
// MiniSearch built by itself. JSON on stdin: {modules, one, many, texts, questions}; prints the
// questions on which their first ten differ.

import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const given = JSON.parse(await text(process.stdin));
const load = (name) => import(pathToFileURL(`${given.modules}/${name}`).href);
const { default: MiniSearch } = await load("minisearch.mjs");
const { Growing, FIELDS } = await load("growing.mjs");
const { Search } = await load("search.mjs");
const { fold, terms } = await load("tokens.mjs");

class FileStore {
  constructor(folder) {
    this.read = async (name) => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));
  }
  meta = () => this.read("meta");
  terms = (bucket) => this.read(`terms-${bucket}`);
  shown = (chunk) => this.read(`shown-${chunk}`);
  latin = () => this.read("latin");
}

async function open(folder) {
  const store = new FileStore(folder);
  return new Search(store, await store.meta());
}

const [one, many] = [await open(given.one), await open(given.many)];
const simple = one.language.simple;
const whole = new MiniSearch({
  fields: FIELDS,
  tokenize: (each) => terms(fold(each, simple)),
  processTerm: (term) => term,
});
whole.addAll(given.texts.map(([title, asks, body], id) => ({ id, title, asks, text: body })));
const ask = Growing.prototype.ask;

const differing = [];
for (const question of given.questions) {
  const found = [await one.find({ text: question }), await many.find({ text: question })];
  const [addresses, others] = found.map(({ hits }) => hits.map((hit) => hit.address).join(" "));
  const weights = one.language.read(question).weights;
  const [grown, built] = [one.index, whole].map((index) =>
    ask
      .call(index, weights, { title: 2, asks: 2, text: 1 }, () => 1)
      .slice(0, 10)
      .map(({ id, score }) => `${id} ${score.toFixed(6)}`)
      .sort()
      .join(" "),
  );
  if (addresses !== others || grown !== built) differing.push(question);
}
process.stdout.write(JSON.stringify({ differing, buckets: [one.meta.buckets, many.meta.buckets] }));
