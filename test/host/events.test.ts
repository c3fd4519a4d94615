import { beforeEach, describe, expect, it } from "@jest/globals";
import type { EmbeddedExcel } from "../../src/host/node";
import { settled } from "../taskpane/settled";
import { openRows } from "./openWorkbook";

let excel: EmbeddedExcel;

/** Waits until an add-in has been told of everything so far: of a selection it is told after that. */
async function allTold(): Promise<void> {
  let isTold = false;
  const handler = await Excel.run(async (context) => {
    const added = context.workbook.worksheets.onSelectionChanged.add(() => {
      isTold = true;
      return Promise.resolve();
    });
    await context.sync();
    return added;
  });
  excel.user.select("Hoja1", "D9");
  await settled(() => isTold);
  await Excel.run(handler.context, async (context) => {
    handler.remove();
    await context.sync();
  });
}

beforeEach(async () => {
  excel = await openRows({ Hoja1: [["a", 1]], Otra: [[1]] });
});

describe("events", () => {
  it("tells of what a user types, of the sheet and of the book, and no more once removed", async () => {
    const seen: string[] = [];
    const handlers = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const ofSheet = worksheets.getItem("Hoja1").onChanged.add((args) => {
        seen.push(
          `sheet ${args.address} ${args.changeType} ${String(args.details.valueBefore)}→${String(args.details.valueAfter)}`,
        );
        return Promise.resolve();
      });
      const ofBook = worksheets.onChanged.add((args) => {
        seen.push(`book ${args.address} ${args.source}`);
        return Promise.resolve();
      });
      await context.sync();
      return [ofSheet, ofBook];
    });
    await excel.user.type("Hoja1", "B1", "5");
    await excel.user.asCoAuthor((user) => user.type("Otra", "A1", "=1+1"));
    await allTold();
    expect(seen).toEqual(["sheet B1 RangeEdited 1→5", "book B1 Local", "book A1 Remote"]);
    seen.length = 0;
    for (const handler of handlers) {
      await Excel.run(handler.context, async (context) => {
        handler.remove();
        await context.sync();
      });
    }
    await excel.user.type("Hoja1", "B1", "6");
    await allTold();
    expect(seen).toEqual([]);
  });

  it("gives the handler the range that changed", async () => {
    const values: unknown[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Hoja1").onChanged.add((args) =>
        Excel.run(async (inner) => {
          const range = args.getRange(inner).load("values,address");
          await inner.sync();
          values.push(range.values, range.address);
        }),
      );
      await context.sync();
    });
    await excel.user.type("Hoja1", "C3", "hola");
    await settled(() => values.length > 0);
    expect(values).toEqual([[["hola"]], "Hoja1!C3"]);
  });

  it("tells of sheets added, deleted, activated, renamed, and of the selection", async () => {
    const seen: string[] = [];
    const note = (what: string) => (args: object) => {
      seen.push(`${what} ${"address" in args ? String(args.address) : ""}`.trim());
      return Promise.resolve();
    };
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onAdded.add(note("added"));
      worksheets.onDeleted.add(note("deleted"));
      worksheets.onActivated.add(note("activated"));
      worksheets.onSelectionChanged.add(note("selected"));
      context.workbook.onSelectionChanged.add(note("old-style"));
      await context.sync();
    });
    excel.user.addSheet("Nueva");
    excel.user.select("Otra", "B2:C3");
    await excel.user.deleteSheet("Nueva");
    await settled(() => seen.length === 5);
    expect(seen).toEqual(["added", "activated", "selected B2:C3", "old-style", "deleted"]);
    await Excel.run(async (context) => {
      const range = context.workbook.getSelectedRange().load("address");
      const cell = context.workbook.getActiveCell().load("address");
      await context.sync();
      expect([range.address, cell.address]).toEqual(["Otra!B2:C3", "Otra!B2"]);
    });
  });

  it("is silent while the add-in has events switched off", async () => {
    const seen: string[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Hoja1");
      sheet.onChanged.add((args) => {
        seen.push(args.address);
        return Promise.resolve();
      });
      await context.sync();
      context.runtime.enableEvents = false;
      sheet.getRange("A1").values = [["callado"]];
      context.runtime.enableEvents = true;
      sheet.getRange("A2").values = [["dicho"]];
      await context.sync();
    });
    await allTold();
    expect(seen).toEqual(["A2"]);
  });
});
