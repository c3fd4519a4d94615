import { beforeEach, describe, expect, it } from "@jest/globals";
import type { EmbeddedExcel } from "../../src/host/node";
import { errorOf, openRows } from "./openWorkbook";

let excel: EmbeddedExcel;

beforeEach(async () => {
  excel = await openRows({
    Hoja1: [
      ["a", 1],
      ["b", 2],
    ],
    Otra: [["z"]],
  });
});

const sheetOf = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getItem("Hoja1");

async function failing(
  work: (context: Excel.RequestContext) => void,
): Promise<OfficeExtension.Error> {
  return errorOf(async (context) => {
    work(context);
    await context.sync();
  });
}

describe("Excel's error codes", () => {
  it.each<[string, string, (context: Excel.RequestContext) => void]>([
    [
      "a sheet that is not there",
      "ItemNotFound",
      (c) => c.workbook.worksheets.getItem("nada").load("name"),
    ],
    ["a bad address", "InvalidArgument", (c) => sheetOf(c).getRange("A0:ZZZZ1").load("values")],
    [
      "values of the wrong size",
      "InvalidArgument",
      (c) => (sheetOf(c).getRange("A1:B2").values = [[1, 2]]),
    ],
    [
      "a cell off the sheet",
      "InvalidArgument",
      (c) => sheetOf(c).getRange("A1").getOffsetRange(-1, 0).load("values"),
    ],
    ["a taken sheet name", "ItemAlreadyExists", (c) => c.workbook.worksheets.add("OTRA")],
    ["a sheet name Excel forbids", "InvalidArgument", (c) => c.workbook.worksheets.add("a/b")],
    ["a sheet name too long", "InvalidArgument", (c) => c.workbook.worksheets.add("x".repeat(32))],
    [
      "a broken formula",
      "InvalidArgument",
      (c) => (sheetOf(c).getRange("D1").formulas = [["=SUM("]]),
    ],
    ["a property that does not exist", "InvalidArgument", (c) => sheetOf(c).load("nombre")],
    [
      "more cells than may be read",
      "RangeExceedsLimit",
      (c) => sheetOf(c).getRange("A1:Z200000").load("values"),
    ],
    [
      "a name that is taken",
      "ItemAlreadyExists",
      (c) => {
        c.workbook.names.add("n", "=1");
        c.workbook.names.add("N", "=2");
      },
    ],
  ])("%s: %s", async (_, code, work) => {
    expect((await failing(work)).code).toBe(code);
  });

  it("names the member of Excel that it does not have", async () => {
    const error = await failing((context) =>
      sheetOf(context).getRange("A1").getDependents().load("addresses"),
    );
    expect(error.code).toBe("ApiNotFound");
    expect(error.message).toContain("Range.getDependents is not implemented by the embedded Excel");
    expect(error.debugInfo.errorLocation).toBe("Range.getDependents");
    const property = await failing((context) => sheetOf(context).getRange("A1").load("style"));
    expect(property).toMatchObject({ code: "ApiNotFound" });
  });

  it("delivers what came before the failure and keeps what was done", async () => {
    await Excel.run(async (context) => {
      const before = sheetOf(context).getRange("A1").load("values");
      sheetOf(context).getRange("A5").values = [["hecho"]];
      context.workbook.worksheets.getItem("nada").load("name");
      sheetOf(context).getRange("A6").values = [["nunca"]];
      await expect(context.sync()).rejects.toMatchObject({
        code: "ItemNotFound",
        httpStatusCode: 404,
      });
      expect(before.values).toEqual([["a"]]);
      const now = sheetOf(context).getRange("A5:A6").load("values");
      await context.sync();
      expect(now.values).toEqual([["hecho"], [""]]);
    });
  });

  it("points at the statement that failed", async () => {
    const error = await failing((context) =>
      context.workbook.worksheets.getItem("nada").load("name"),
    );
    expect(error).toBeInstanceOf(OfficeExtension.Error);
    expect(error.debugInfo.statement).toContain("worksheets.getItem");
    expect(error.debugInfo.errorLocation).toBe("WorksheetCollection.getItem");
  });

  it("does not let the last visible sheet be hidden or deleted", async () => {
    const error = await failing((context) => {
      context.workbook.worksheets.getItem("Otra").visibility = "Hidden";
      sheetOf(context).delete();
    });
    expect(error.code).toBe("InvalidOperation");
  });
});

describe("protection", () => {
  it("refuses every change to a protected sheet but lets it be read", async () => {
    const protectedSheet = async (work: (sheet: Excel.Worksheet) => void): Promise<string> =>
      (
        await failing((context) => {
          const sheet = sheetOf(context);
          sheet.protection.unprotect();
          sheet.protection.protect();
          work(sheet);
        })
      ).code;
    expect(await protectedSheet((s) => (s.getRange("A1").values = [[1]]))).toBe("AccessDenied");
    expect(await protectedSheet((s) => (s.getRange("A1").format.fill.color = "#FFFFFF"))).toBe(
      "AccessDenied",
    );
    expect(await protectedSheet((s) => s.getRange("A1").conditionalFormats.add("Custom"))).toBe(
      "AccessDenied",
    );
    expect(await protectedSheet((s) => s.getRange("1:1").insert("Down"))).toBe("AccessDenied");
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      const range = sheet.getRange("A1").load("values");
      sheet.protection.load("protected");
      await context.sync();
      expect([range.values, sheet.protection.protected]).toEqual([[["a"]], true]);
    });
  });

  it("lets unlocked cells be written and wants the password", async () => {
    await Excel.run(async (context) => {
      const sheet = sheetOf(context);
      sheet.getRange("B1").format.protection.locked = false;
      sheet.protection.protect({ allowFormatCells: true }, "clave");
      sheet.getRange("B1").values = [[10]];
      await context.sync();
    });
    const wrong = await failing((context) => sheetOf(context).protection.unprotect("otra"));
    expect(wrong.code).toBe("AccessDenied");
    await Excel.run(async (context) => {
      sheetOf(context).protection.unprotect("clave");
      await context.sync();
    });
  });

  it("refuses sheets to be added to a workbook with protected structure", async () => {
    const error = await failing((context) => {
      context.workbook.protection.protect();
      context.workbook.worksheets.add("Nueva");
    });
    expect(error.code).toBe("AccessDenied");
  });
});

describe("limits of a request and of a response", () => {
  it("refuses more than 5 MB either way, and nothing is written", async () => {
    const text = "x".repeat(30_000);
    const big = await failing((context) => {
      sheetOf(context).getRange("A1:A200").values = Array.from({ length: 200 }, () => [text]);
    });
    expect(big.code).toBe("RequestPayloadSizeLimitExceeded");
    await Excel.run(async (context) => {
      for (let part = 0; part < 2; part += 1) {
        sheetOf(context).getRange(`D${part * 100 + 1}:D${part * 100 + 100}`).values = Array.from(
          { length: 100 },
          () => [text],
        );
        await context.sync();
      }
    });
    const read = await failing((context) => sheetOf(context).getRange("D1:D200").load("values"));
    expect(read.code).toBe("ResponsePayloadSizeLimitExceeded");
  });
});

describe("faults on demand", () => {
  it("fails at each single action with the code it is told", async () => {
    for (let index = 0; index < 4; index += 1) {
      excel.faults.failAtAction(index, "RequestAborted");
      const error = await failing((context) => {
        sheetOf(context).getRange("C1").values = [[index]];
      });
      expect(error.code).toBe("RequestAborted");
      expect(excel.faults.pending).toBe(false);
    }
    await Excel.run(async (context) => {
      const cell = sheetOf(context).getRange("C1").load("values");
      await context.sync();
      expect(cell.values).toEqual([[""]]);
    });
  });

  it("refuses while a cell is being edited", async () => {
    excel.faults.editCell();
    const error = await failing((context) => sheetOf(context).load("name"));
    expect(error.code).toBe("InvalidOperationInCellEditMode");
    excel.faults.clear();
    await Excel.run(async (context) => {
      sheetOf(context).load("name");
      await context.sync();
    });
  });

  it("loses the answer after the work was done", async () => {
    excel.faults.loseConnectionAfter();
    const error = await failing(
      (context) => (sheetOf(context).getRange("C1").values = [["hecho"]]),
    );
    expect(error.code).toBe("ConnectionFailure");
    await Excel.run(async (context) => {
      const cell = sheetOf(context).getRange("C1").load("values");
      await context.sync();
      expect(cell.values).toEqual([["hecho"]]);
    });
  });
});
