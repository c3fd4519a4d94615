import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { auditFormulas } from "../../src/excel/formula-audit";
import { readPlan } from "../../src/excel/read";
import type { Finding } from "../../src/poi/findings/finding";
import type { Plan } from "../../src/poi/plan";
import { validate } from "../../src/poi/validation/validation";
import { ORDERS } from "../fixtures/layouts/orders";
import { SERIES_ROWS } from "../fixtures/layouts/series-rows";
import type { Layout } from "../fixtures/layouts/sheet";
import { STACKED } from "../fixtures/layouts/stacked";
import { plainPlan } from "../poi/plain-plan";
import { edits, FollowedBook } from "./followed-book";
import { openSheets } from "./workbooks";

const LAYOUTS: readonly Layout[] = [ORDERS[0], ...STACKED, ...SERIES_ROWS];

/** Whether what is executed has a year of its own in META's column, the figures of many rows say. */
const READ_WHOLE = "META PROGRAMADA, META EJECUTADA and %";

const audited = async (plan: Plan): Promise<readonly Finding[]> =>
  (await auditFormulas(validate(plan))).findings;

describe("a plan that is followed while its sheets are edited", () => {
  it.each(LAYOUTS.map(({ name, sheets }) => [name, sheets] as const))(
    "is what reading everything gives: %s",
    async (name, sheets) => {
      const times = { followed: 0, whole: 0 };
      await fc.assert(
        fc.asyncProperty(edits, async (all) => {
          const book = await FollowedBook.of(await openSheets(...sheets));
          for (const some of all) {
            if (!(await book.follow(some))) break;
            const { plan } = await readPlan();
            const [followed, whole] = [await audited(book.plan), await audited(plan)];
            expect(followed).toEqual(whole);
            expect(plainPlan(book.plan)).toEqual(plainPlan(plan));
          }
          await book.stop();
          times.followed += book.times.followed;
          times.whole += book.times.whole;
        }),
        { numRuns: 6, endOnFailure: true },
      );
      if (!name.startsWith(READ_WHOLE)) expect(times.followed).toBeGreaterThan(times.whole);
    },
  );
});
