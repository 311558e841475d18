// The npm package n3: prints how many different triples a Turtle or N-Triples file has.
import { readFileSync } from "node:fs";
import { Parser, Store } from "n3";

console.log(new Store(new Parser().parse(readFileSync(process.argv[2], "utf8"))).size);
