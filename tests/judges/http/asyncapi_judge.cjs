// What AsyncAPI's own parser says of a document: node asyncapi_judge.cjs FILE. Silence and 0: no error, no warning.
const { readFileSync } = require("fs");
const { Parser } = require("@asyncapi/parser");

const LEAST = 1; // 0 error, 1 warning; above are hints of style

new Parser().parse(readFileSync(process.argv[2], "utf8")).then(({ document, diagnostics }) => {
  const found = diagnostics.filter((one) => one.severity <= LEAST);
  for (const one of found) console.log(`${one.range.start.line + 1}: ${one.path.join(".")}: ${one.message}`);
  process.exitCode = document && found.length === 0 ? 0 : 1;
});
