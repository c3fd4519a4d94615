import { beforeEach, describe, expect, it } from "@jest/globals";
import { runExcel } from "../../src/excel/run";
import type { EmbeddedExcel } from "../../src/host/node";
import { CuadraError } from "../../src/poi/error";
import { poiSheet } from "../poi/poi-sheet";
import { edit, openSheets } from "./workbooks";

let excel: EmbeddedExcel;

beforeEach(async () => {
  excel = await openSheets(poiSheet({ sheet: "POI", activities: [{}] }));
});

const write = (): Promise<void> =>
  runExcel(async (context) => {
    context.workbook.worksheets.getItem("POI").getRange("E5").values = [[1]];
    await context.sync();
  });

describe("runExcel", () => {
  it.each([
    ["InvalidOperationInCellEditMode", { code: "cell-being-edited" }],
    ["RequestPayloadSizeLimitExceeded", { code: "too-large" }],
    ["ResponsePayloadSizeLimitExceeded", { code: "too-large" }],
    ["RangeExceedsLimit", { code: "too-large" }],
    ["Conflict", { code: "busy" }],
    ["ActivityLimitReached", { code: "busy" }],
    // Of a workbook behind another one.
    ["InactiveWorkbook", { code: "busy" }],
    ["InvalidSelection", { code: "busy" }],
    ["ApiNotFound", { code: "excel-too-old", details: { needs: "ExcelApi 1.9" } }],
    [
      "GeneralException",
      { code: "unexpected", details: { code: "GeneralException", message: "m" } },
    ],
    ["AccessDenied", { code: "unexpected", details: { code: "AccessDenied", message: "m" } }],
  ])("puts %s in people's words", async (code, expected) => {
    excel.faults.failAtAction(0, code, "m");
    await expect(write()).rejects.toMatchObject(expected);
  });

  it("finds out what is protected", async () => {
    await edit((book) => {
      book.worksheets.getItem("POI").protection.protect();
    });
    await expect(write()).rejects.toMatchObject({
      code: "sheet-protected",
      details: { sheet: "POI" },
    });
    await edit((book) => {
      book.protection.protect();
    });
    const add = runExcel(async (context) => {
      context.workbook.worksheets.add("Otra");
      await context.sync();
    });
    await expect(add).rejects.toMatchObject({ code: "workbook-protected" });
  });

  it("says that Excel is busy when the connection is lost", async () => {
    excel.faults.loseConnectionAfter(0);
    await expect(write()).rejects.toMatchObject({ code: "busy" });
  });

  it("passes on what the batch itself throws", async () => {
    const own = new CuadraError("cancelled", {});
    await expect(runExcel(() => Promise.reject(own))).rejects.toBe(own);
    await expect(
      runExcel(() => Promise.reject(new DOMException("x", "AbortError"))),
    ).rejects.toMatchObject({ code: "cancelled" });
    await expect(runExcel(() => Promise.reject(new TypeError("bug")))).rejects.toMatchObject({
      code: "unexpected",
      details: { message: "bug" },
    });
  });
});
