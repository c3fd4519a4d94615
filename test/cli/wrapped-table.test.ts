import { expect, it } from "@jest/globals";
import Table from "cli-table3";
import fc from "fast-check";
import { wrappedTable } from "../../src/cli/wrapped-table";

const words = (unit: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(fc.string({ unit, minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 6 })
    .map((each) => each.join(" "));

const texts = words(fc.constantFrom("a", "e", "Á", "ñ", "…", "→", "«", "1", ","));

/** What cli-table3 makes of the same. */
function other(widths: readonly number[], rows: readonly string[][]): string {
  const [head, ...rest] = rows;
  const table = new Table({
    head,
    colWidths: widths.map((width) => width + 2),
    wordWrap: true,
    style: { head: [], border: [] },
  });
  table.push(...rest);
  return table.toString();
}

it("draws what cli-table3 draws", () => {
  const lines = fc.array(texts, { minLength: 1, maxLength: 3 }).map((each) => each.join("\n"));
  fc.assert(
    fc.property(fc.array(fc.tuple(texts, lines), { minLength: 2, maxLength: 4 }), (rows) => {
      expect(wrappedTable([9, 20], rows)).toBe(other([9, 20], rows));
    }),
    { numRuns: 40 },
  );
});

it("keeps its borders straight beside signs that take two columns, and colours", () => {
  const rows = [["\u001b[1mA\u001b[22m", "中文中文中文 👩‍💼 👩‍💼", "中文".repeat(20)]];
  const lines = wrappedTable([3, 9, 8], rows).split("\n");
  expect(lines).toEqual([
    "┌─────┬───────────┬──────────┐",
    "│ \u001b[1mA\u001b[22m   │ 中文中文… │ 中文中…  │",
    "│     │ 👩‍💼 👩‍💼     │          │",
    "└─────┴───────────┴──────────┘",
  ]);
});
