import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { followChanges } from "../../src/excel/follow";
import { auditFormulas } from "../../src/excel/formula-audit";
import { readPlan } from "../../src/excel/read";
import type { SheetChange } from "../../src/excel/watch";
import type { Finding } from "../../src/poi/findings/finding";
import type { Plan } from "../../src/poi/plan";
import type { EmbeddedExcel } from "../../src/host/node";
import { revalidate } from "../../src/poi/validation/revalidation";
import { validate } from "../../src/poi/validation/validation";
import { rewritten, workbookOfFormulas, type SheetOfFormulas } from "../fixtures/consolidated";
import { ORDERS } from "../fixtures/layouts/orders";
import { SERIES_ROWS } from "../fixtures/layouts/series-rows";
import type { Layout } from "../fixtures/layouts/sheet";
import { STACKED } from "../fixtures/layouts/stacked";
import { OVER_SHEETS, withSheetOver } from "../fixtures/over-sheets";
import { openBytes } from "../host/openWorkbook";
import { plainPlan } from "../poi/plain-plan";
import { poiSheet } from "../poi/poi-sheet";
import { edits, editsOfFormulas, FollowedBook, type Edit } from "./followed-book";
import { openSheets } from "./workbooks";

const LAYOUTS: readonly Layout[] = [ORDERS[0], ...STACKED, ...SERIES_ROWS];

/** Layouts that a sheet of another is over. */
const OVER_LAYOUTS: readonly Layout[] = [ORDERS[0], STACKED[0], SERIES_ROWS[0]];

/** With many figures typed nothing says any more that a sheet of totals is over others. */
const KNOWN_BY_FIGURES = "of their totals";

/** Whether what is executed has a year of its own in META's column, the figures of many rows say. */
const READ_WHOLE = "META PROGRAMADA, META EJECUTADA and %";

const audited = async (plan: Plan): Promise<readonly Finding[]> =>
  (await auditFormulas(validate(plan))).findings;

/** Follows edits of a workbook, and reads it anew after each. Returns how many were followed, and read whole. */
async function follow(
  open: () => Promise<EmbeddedExcel>,
  edits: fc.Arbitrary<Edit[][]>,
): Promise<FollowedBook["times"]> {
  const times = { followed: 0, whole: 0 };
  await fc.assert(
    fc.asyncProperty(edits, async (all) => {
      const book = await FollowedBook.of(await open());
      for (const some of all) {
        const before = validate(book.plan);
        if (!(await book.follow(some))) break;
        const { plan } = await readPlan();
        const [followed, whole] = [await audited(book.plan), await audited(plan)];
        expect(followed).toEqual(whole);
        expect(plainPlan(book.plan)).toEqual(plainPlan(plan));
        const again = revalidate(before, book.plan);
        if (again) expect(again.validation.findings).toEqual(validate(plan).findings);
      }
      await book.stop();
      times.followed += book.times.followed;
      times.whole += book.times.whole;
    }),
    { numRuns: 6, endOnFailure: true },
  );
  return times;
}

describe("a plan that is followed while its sheets are edited", () => {
  it.each(LAYOUTS.map(({ name, sheets }) => [name, sheets] as const))(
    "is what reading everything gives: %s",
    async (name, sheets) => {
      const { followed, whole } = await follow(() => openSheets(...sheets), editsOfFormulas);
      if (!name.startsWith(READ_WHOLE)) expect(followed).toBeGreaterThan(whole);
    },
  );

  it.each([
    ...OVER_SHEETS,
    ...OVER_LAYOUTS.map(({ name, sheets }) => [name, () => withSheetOver(sheets)] as const),
  ])("also with a sheet over them: %s", async (name, sheets) => {
    const { followed, whole } = await follow(
      async () => openBytes(await workbookOfFormulas(sheets())),
      name === KNOWN_BY_FIGURES ? edits : editsOfFormulas,
    );
    expect(followed).toBeGreaterThan(whole);
  });

  it("tells activities of one name apart, as soon as another text of theirs does", async () => {
    const sheet = poiSheet({ activities: [{ activity: "FERIA" }, { activity: "FERIA" }] });
    const districts = ["", "", "DISTRITO", "", "Ate", "Ate"];
    const values = sheet.values.map((row, at) => [districts[at], ...row]);
    const excel = await openSheets({ ...sheet, values });
    const { plan, sheets } = await readPlan();
    const duplicates = async (district: string): Promise<number> => {
      await excel.user.type("POI", "A6", district);
      const changes = [{ sheetId: sheets[0].id, address: "A6", moved: false }];
      const followed = (await followChanges(plan, sheets, changes)) ?? (await readPlan()).plan;
      return validate(followed).findings.filter(({ check }) => check === "duplicate-activity")
        .length;
    };
    expect(await duplicates("ATE")).toBe(1);
    expect(await duplicates("Comas")).toBe(0);
    expect(await duplicates("Ate")).toBe(1);
  });

  describe("with a sheet over others", () => {
    const [, sheets] = OVER_SHEETS[0];
    const NOTES: SheetOfFormulas = { name: "NOTAS", cells: [[1]] };

    /** Reads a workbook; how to follow something done to a sheet of it. */
    async function opened(some: readonly SheetOfFormulas[]) {
      const excel = await openBytes(await workbookOfFormulas(some));
      const { plan, sheets: refs } = await readPlan();
      const follow = (sheet: string, change: Omit<SheetChange, "sheetId">) =>
        followChanges(plan, refs, [
          { sheetId: refs.find(({ name }) => name === sheet)?.id ?? "", ...change },
        ]);
      return { excel, plan, follow };
    }

    it("an edit asks Excel once", async () => {
      const { excel, follow } = await opened(sheets());
      await excel.user.type("OPP", "H6", "99");
      const before = excel.counters.requests;
      const followed = await follow("OPP", { address: "H6", moved: false });
      expect(excel.counters.requests - before).toBe(1);
      expect(plainPlan(followed)).toEqual(plainPlan((await readPlan()).plan));
    });

    it("a cell outside of the plan that its formulas name is followed as well", async () => {
      const over = sheets().map((sheet) =>
        sheet.name === "CONSOLIDADO"
          ? {
              ...sheet,
              cells: sheet.cells.map((row) =>
                rewritten(row, (link) =>
                  link.includes("!") ? `IF(NOTAS!$A$1=1,${link},0)` : link,
                ),
              ),
            }
          : sheet,
      );
      const { excel, follow } = await opened([...over, NOTES]);
      await excel.user.type("NOTAS", "A1", "0");
      const followed = await follow("NOTAS", { address: "A1", moved: false });
      expect(plainPlan(followed)).toEqual(plainPlan((await readPlan()).plan));
      expect(followed?.linked[0].differences).toHaveLength(9);
    });

    it("what nobody names changes nothing, unless cells have moved", async () => {
      const { plan, follow } = await opened([...sheets(), NOTES]);
      expect(await follow("NOTAS", { address: "A1", moved: false })).toBe(plan);
      expect(await follow("NOTAS", { address: "1:1", moved: true })).toBeNull();
    });
  });
});
