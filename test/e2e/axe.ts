import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ExcelInBrowser } from "./excel";

const AXE = readFileSync(join(__dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");

/** What axe-core finds wrong with the pane as it is now: the rule and the elements. */
export async function violations({ pane }: ExcelInBrowser): Promise<string[]> {
  if (!(await pane.evaluate(() => "axe" in window))) await pane.evaluate(AXE);
  // A colour half-way to another is neither's contrast.
  await pane.evaluate(() =>
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished)),
  );
  // Of what is right it need not say where.
  const found = await pane.evaluate(
    'axe.run({ resultTypes: ["violations"], selectors: false }).then((r) => r.violations)',
  );
  return (found as { id: string; nodes: { html: string }[] }[]).map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
}
