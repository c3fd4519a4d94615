// Reads the classes of Excel's own client library and writes members.json: for each class the wire
// names of its scalars, navigation properties and methods. The host uses it to tell a member that
// Excel has, but the host has not, from one that does not exist.
// Run: npx tsx src/host/protocol/make-members.ts (again when @microsoft/office-js is updated).
import { readFileSync, writeFileSync } from "node:fs";

interface Members {
  scalars: string[];
  navigation: Record<string, string>;
  methods: string[];
}

const source = readFileSync(
  new URL(
    "../../../node_modules/@microsoft/office-js/dist/excel-web-16.00.debug.js",
    import.meta.url,
  ),
  "utf8",
).replaceAll("\r\n", "\n");
// The part of the file that defines Excel's classes, after OfficeCore's.
const excel = source.slice(source.indexOf("\nvar Excel;"));
const catalogue: Record<string, Members> = {};
const classes = excel.matchAll(/\n {4}var (\w+) = \(function \(_super\) \{\n([\s\S]*?)\n {4}\}\(/g);
for (const [, name = "", body = ""] of classes) {
  if (!body.includes("_className")) continue;
  const scalars = /_scalarPropertyOriginalNames"[\s\S]*?return \[([^\]]*)\]/.exec(body)?.[1] ?? "";
  const navigation = body.matchAll(/_createPropertyObject\(Excel\.(\w+), this, "(\w+)"/g);
  const methods = body.matchAll(
    /_(?:createMethodObject|invokeMethod)\((?:Excel\.\w+, )?this, "(\w+)"/g,
  );
  catalogue[name] = {
    scalars: [...scalars.matchAll(/"(\w+)"/g)].map(([, each = ""]) => each),
    navigation: Object.fromEntries([...navigation].map(([, type = "", each = ""]) => [each, type])),
    methods: [...new Set([...methods].map(([, each = ""]) => each))],
  };
}
writeFileSync(new URL("members.json", import.meta.url), `${JSON.stringify(catalogue)}\n`);
