import { describe, expect, it } from "@jest/globals";
import { applyCorrections } from "../../src/excel/corrections/apply-correction";
import { undoCorrections } from "../../src/excel/corrections/undo-correction";
import { correctionReason } from "../../src/i18n/correction-text";
import { poiSheet } from "../poi/poi-sheet";
import { validate } from "../../src/poi/validation/validation";
import { readPlan } from "../../src/excel/read";
import { cellOf, diagnosed, listed, texts } from "./corrections/diagnosed";
import { openSheets, valuesOf } from "./workbooks";

const UNIT = "=GERENCIA DE INFORMÁTICA";

describe("spellings in the workbook", () => {
  it("are made the usual one, as text whatever it looks like, and can be put back", async () => {
    await openSheets(
      poiSheet({
        activities: [
          { unit: "GERENCIA DE INFORMÁTICA " },
          { unit: "Gerencia de Informatica", measure: "ACCION", cells: { F: "1" } },
          { unit: "GERENCIA DE INFORMÁTICA" },
          { unit: "GERENCIA DE INFORMÁTICA" },
        ],
      }),
    );
    const before = await valuesOf("POI");
    const { plan, corrections } = await diagnosed();
    expect(corrections.map(({ row, kind, certainty }) => [row + 1, kind, certainty])).toEqual([
      [6, "text-number", "certain"],
      [5, "spelling", "certain"],
      [6, "spelling", "certain"],
      [6, "spelling", "likely"],
    ]);
    const { made, refused } = await applyCorrections(plan, corrections, { texts });
    expect(refused).toEqual([]);
    const values = await valuesOf("POI");
    expect(values.slice(4, 8).map((row) => [row[0], row[3]])).toEqual(
      Array(4).fill(["GERENCIA DE INFORMÁTICA", "ACCIONES"]),
    );
    expect(validate((await readPlan()).plan).findings).toEqual([]);
    await undoCorrections(made.map(({ record }) => record));
    expect(await valuesOf("POI")).toEqual(before);
  });

  it.each([
    ["spaces", "GERENCIA  LEGAL", "GERENCIA LEGAL"],
    ["around", "GERENCIA LEGAL ", "GERENCIA LEGAL"],
    ["case", "Gerencia legal", "GERENCIA LEGAL"],
    ["accents", "GESTION", "GESTIÓN"],
  ])(
    "of which none is commoner claim no majority, and are not certain: %s",
    async (_, one, other) => {
      const certaintiesOf = async (...units: string[]): Promise<string[][]> => {
        await openSheets(poiSheet({ activities: units.map((unit) => ({ unit })) }));
        const { corrections } = await diagnosed();
        return corrections.map((correction) => [
          correction.certainty,
          correctionReason(texts, correction),
        ]);
      };
      const tied = await certaintiesOf(other, one);
      expect(tied.map(([certainty]) => certainty)).toEqual(["likely"]);
      expect(tied[0][1]).toContain("de otra escritura, que no es más frecuente.");
      const decided = await certaintiesOf(other, one, other);
      expect(decided.map(([certainty]) => certainty)).toEqual(["certain"]);
      expect(decided[0][1]).toContain("de la escritura más frecuente.");
    },
  );

  it("are not taken back over what was typed there since; the others of the batch are", async () => {
    await openSheets(
      poiSheet({
        activities: [{ unit: UNIT }, { unit: UNIT }, { unit: `${UNIT} ` }, { unit: ` ${UNIT}` }],
      }),
    );
    const { plan, corrections } = await diagnosed();
    const { made } = await applyCorrections(plan, corrections, { texts });
    expect(made).toHaveLength(2);
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("POI").getRange("A7").values = [["OTRA"]];
      await context.sync();
    });
    const { undone, refused } = await undoCorrections(made.map(({ record }) => record));
    expect(undone.map(({ row }) => row + 1)).toEqual([8]);
    expect(refused.map(({ error }) => [error.code, error.details])).toEqual([
      ["corrected-cell-changed", { sheet: "POI", cell: "A7" }],
    ]);
    expect([(await cellOf("A7")).value, (await cellOf("A8")).value]).toEqual(["OTRA", ` ${UNIT}`]);
    expect((await listed()).map(({ record, stands }) => [record.row + 1, stands])).toEqual([
      [7, false],
    ]);
  });

  it("are refused where the cell has changed meanwhile", async () => {
    await openSheets(
      poiSheet({ activities: [{ unit: UNIT }, { unit: UNIT }, { unit: `${UNIT} ` }] }),
    );
    const { plan, corrections } = await diagnosed();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("POI").getRange("A7").values = [["OTRA"]];
      await context.sync();
    });
    const { made, refused } = await applyCorrections(plan, corrections, { texts });
    expect(made).toEqual([]);
    expect(refused.map(({ error }) => error.code)).toEqual(["cell-changed"]);
    expect((await cellOf("A7")).value).toBe("OTRA");
  });
});
