import { describe, expect, it } from "@jest/globals";
import { bounded } from "../../../src/excel/corrections/correction-log";
import {
  EMPTY_LOG,
  parseLog,
  type CorrectionRecord,
} from "../../../src/excel/corrections/correction-record";
import { MOST_CHARACTERS } from "../../../src/poi/seal/record";
import { poiSheet } from "../../poi/poi-sheet";
import { edit, openSheets } from "../workbooks";
import { correctAll, listed } from "./diagnosed";

const record = (id: number): CorrectionRecord => ({
  id,
  time: "2021-12-31T00:00:00.000Z",
  sheet: "POI",
  row: 4,
  isTotal: false,
  activity: "ACTIVIDAD 1",
  activityColumn: 2,
  kind: "value",
  certainty: "certain",
  reason: "Ningún otro cambio hace que cuadren todas las sumas de la fila.",
  cells: [{ column: 4, before: "=1", after: 12, format: null }],
  columns: [
    { column: 2, holds: "activity" },
    { column: 4, holds: 0 },
  ],
});

describe("the log of corrections", () => {
  it("is read as it was written", () => {
    const log = { nextId: 9, dropped: 2, records: [record(3), record(8)] };
    expect(parseLog(JSON.parse(JSON.stringify(log)))).toEqual(log);
  });

  it.each([
    null,
    "texto",
    { records: "muchos" },
    { records: [null, {}, { ...record(1), row: -1 }, { ...record(1), cells: [] }] },
    { records: [{ ...record(1), cells: [{ column: 4, before: null, after: 1, format: null }] }] },
    { records: [{ ...record(1), certainty: "segurísima" }] },
  ])("leaves out what makes no sense: %j", (value) => {
    expect(parseLog(value)).toEqual(EMPTY_LOG);
  });

  it("keeps corrections that do not say what their columns are, or say it in no sense", () => {
    const { columns: _, ...older } = record(1);
    for (const before of [older, { ...older, columns: [{ column: 4, holds: 99 }] }])
      expect(parseLog({ records: [before] }).records).toEqual([{ ...older, columns: [] }]);
  });

  it("never gives an id twice, whatever the workbook says", () => {
    expect(parseLog({ nextId: 1, records: [record(41)] }).nextId).toBe(42);
  });

  it("forgets the oldest when there are too many, and counts them", () => {
    const records = Array.from({ length: 5000 }, (_, index) => record(index + 1));
    const kept = bounded({ nextId: 5001, dropped: 5, records });
    expect(JSON.stringify(kept).length).toBeLessThan(505_000);
    expect(kept.records.length).toBeGreaterThan(1000);
    expect(kept.dropped).toBe(5 + 5000 - kept.records.length);
    expect(kept.records.at(-1)).toEqual(record(5000));
    expect(bounded({ nextId: 2, dropped: 0, records: [record(1)] }).records).toHaveLength(1);
  });

  it("has room in the workbook beside the record of a long plan", async () => {
    await openSheets(poiSheet({ activities: [{}] }));
    const records = Array.from({ length: 5000 }, (_, index) => record(index + 1));
    await edit(({ settings }) => {
      settings.add("cuadra-plan", "x".repeat(MOST_CHARACTERS));
      settings.add("cuadra-corrections", bounded({ nextId: 5001, dropped: 0, records }));
    });
  });

  it("is written anew over nonsense", async () => {
    await openSheets(poiSheet({ activities: [{ cells: { E: 99 } }, {}] }));
    await edit((book) => {
      book.settings.add("cuadra-corrections", ["x"]);
    });
    expect(await listed()).toEqual([]);
    await correctAll();
    expect(await listed()).toHaveLength(1);
  });
});
