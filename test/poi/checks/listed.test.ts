import { readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";
import { es } from "../../../src/i18n/es/index";
import { CHECKS } from "../../../src/poi/checks/index";

it("lists every check in the README, with its severity", () => {
  const readme = readFileSync("src/poi/checks/README.md", "utf8");
  const severities = new Map(
    Array.from(readme.matchAll(/^\| `([a-z-]+)` \| ([a-z, ]+) \|/gm), ([, id, said]) => [
      id,
      said.split(", "),
    ]),
  );
  expect([...severities.keys()].sort()).toEqual(Object.keys(es.checks.texts).sort());
  for (const { id, severity } of CHECKS) expect(severities.get(id)).toContain(severity);
});
