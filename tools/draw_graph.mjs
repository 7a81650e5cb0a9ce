// Reads a graph in Graphviz's language and writes it as SVG, by the `@viz-js/viz` of the path given.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { instance } = await import(pathToFileURL(process.argv[2]).href);
const graphviz = await instance();
process.stdout.write(graphviz.renderString(readFileSync(0, "utf8"), { format: "svg" }));
