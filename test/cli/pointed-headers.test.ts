import { readFile, writeFile } from "node:fs/promises";
import { expect, it } from "@jest/globals";
import { DEFAULT_SETTINGS } from "../../src/excel/default-settings";
import { writeSettings } from "../../src/excel/settings";
import { placedCells, pointedHeader, type HeaderRows } from "../../src/poi/header/pointing";
import type { PointedField } from "../../src/poi/header/pointed-fields";
import { areasOf } from "../../src/excel/rows-touched";
import { openBytes } from "../host/openWorkbook";
import { UNNAMED, UNNAMED_CELLS } from "../fixtures/unnamed-headers";
import { cuadra, inFolder, jsonOf, workbookOf } from "./run-cli";

/** Points at the header of a workbook as the pane does, and keeps it in the file. */
async function pointAt(file: string): Promise<void> {
  const rows: HeaderRows = UNNAMED;
  const cells = Object.entries(UNNAMED_CELLS).flatMap(([field, address]) => {
    const [{ firstRow, lastRow, firstColumn, lastColumn }] = areasOf(address);
    const area = {
      row: firstRow,
      column: firstColumn,
      rows: lastRow - firstRow + 1,
      columns: lastColumn - firstColumn + 1,
    };
    const placed = placedCells(field as PointedField, area, rows);
    if (typeof placed === "string") throw new Error(`${field}: ${placed}`);
    return placed;
  });
  const excel = await openBytes(await readFile(file));
  await writeSettings({ ...DEFAULT_SETTINGS, headers: [pointedHeader(rows, cells)] });
  await writeFile(file, await excel.save());
}

it("reads a workbook by the header cells that somebody pointed at in the pane", () =>
  inFolder(async (folder) => {
    const file = await workbookOf(folder, "plan.xlsx", UNNAMED);
    expect(await cuadra("validate", file)).toMatchObject({ code: 2 });
    await pointAt(file);
    const report = await jsonOf(file);
    expect([report.activities, report.counts.error, report.totals.target]).toEqual([3, 0, 72]);
    expect(report.tables).toMatchObject([{ headerRows: [3, 4], firstRow: 5, lastRow: 7 }]);

    const damaged = await workbookOf(folder, "dañado.xlsx", {
      ...UNNAMED,
      values: UNNAMED.values.map((row, at) => (at === 5 ? row.with(3, 25) : row)),
    });
    await pointAt(damaged);
    expect((await jsonOf(damaged)).findings).toMatchObject([
      { check: "target-sum", cell: "D6", found: 25, expected: 24 },
    ]);

    const both = await cuadra("compare", file, damaged);
    expect([both.code, both.stderr]).toEqual([1, ""]);
    expect(both.stdout).toContain("D6");
    const out = `${folder}/POI.xlsx`;
    expect(await cuadra("consolidate", file, "--out", out)).toMatchObject({ code: 0 });
    expect((await jsonOf(out)).activities).toBe(3);
  }));
