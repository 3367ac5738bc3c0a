// Cuts texts into terms for the index: JSON in, JSON out, by the module that cuts what readers ask.

import { text } from "node:stream/consumers";
import { fold, terms } from "../../docs/assets/search/tokens.mjs";

const { texts, simple } = JSON.parse(await text(process.stdin));
const folds = new Map(Object.entries(simple));
process.stdout.write(JSON.stringify(texts.map((each) => terms(fold(each, folds)))));
