// The npm package n3: prints how many different triples a Turtle or N-Triples file has.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { Parser, Store } = createRequire(process.argv[2] + "/")("n3");
console.log(new Store(new Parser().parse(readFileSync(process.argv[3], "utf8"))).size);
