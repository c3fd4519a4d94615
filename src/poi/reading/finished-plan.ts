import { CuadraError } from "../error";
import type { Titles } from "../header/titles";
import { MOST_QUOTED, type PlacedMiss } from "../header/layout";
import { rowsEach, type Plan, type Table } from "../plan";
import { runningQuarters } from "../sums/running-quarters";
import { targetSeries } from "../sums/target-series";
import { tablesBesidePlan } from "./beside-plan";
import { executedApart } from "./executed-apart";
import type { NearMisses } from "./near-misses";
import { otherSeries } from "./other-series";
import type { RowNotes } from "./row-notes";
import type { RowsBuilder } from "./rows-builder";
import { withSeriesBelow } from "./series-below";
import type { SeriesTables } from "./series-tables";
import { sheetsOfOnePeriod } from "./sheet-a-period";
import { stackedTables } from "./stacked-tables";
import { withTasksCounted } from "./tasks-under-activities";
import { withTitleUnits } from "./title-units";
import { withoutUnfilledMonths } from "./unfilled-months";
import { withoutTables } from "./without-tables";

/** All that was read of a workbook's sheets, row by row. */
export interface AllRead {
  readonly sheets: readonly string[];
  readonly tables: readonly Table[];
  readonly activities: RowsBuilder;
  readonly totals: RowsBuilder;
  readonly notes: RowNotes;
  readonly titles: Titles;
  readonly misses: NearMisses;
  readonly series: SeriesTables;
  /** The words of the headers, by table. */
  readonly headersRead: ReadonlyMap<number, readonly string[]>;
}

/**
 * The plan that was read, once every row is known: which tables are no part of it, and what takes the whole to tell.
 * @throws CuadraError "empty-workbook", "no-plan" or "no-activities" where there is none.
 */
export function finishedPlan(read: AllRead): Plan {
  const { sheets, activities, titles, misses } = read;
  if (sheets.length === 0) throw new CuadraError("empty-workbook", {});
  const textsOf = (sheet: string): string[] => [sheet, ...titles.on(sheet)];
  const odd = read.series.inOddOrder(read.tables, (at) => leftOut(read, at, undefined));
  const besideRefused = [...read.tables.keys()].filter((at) =>
    isBesideRefused(read.tables[at], misses),
  );
  const noPlan = (): CuadraError => {
    const nearest = odd.values().next().value ?? misses.nearest;
    return new CuadraError("no-plan", {
      sheets: [...sheets],
      ofOnePeriod: sheetsOfOnePeriod(misses.ofSheets, textsOf),
      nearest: nearest ? { ...nearest, row: nearest.row + 1 } : null,
    });
  };
  const refused = new Set([...odd.keys(), ...besideRefused]);
  if (refused.size === read.tables.length) throw noPlan();
  if (activities.length === 0) {
    const [{ sheet, firstHeaderRow }] = read.tables;
    throw new CuadraError("no-activities", { sheet, row: firstHeaderRow + 1 });
  }
  const all = {
    tables: read.tables,
    activities: activities.finish(),
    totals: read.totals.finish(),
    ...read.notes.finish(),
  };
  const others = otherSeries(all);
  const apart = executedApart({ ...all, headersRead: read.headersRead }, others, textsOf);
  const besidePlan = tablesBesidePlan(all.tables, all.activities);
  const beside = new Set([...besidePlan, ...others.keys()]);
  const stacked = stackedTables(all, apart, beside).filter(({ upper }) => !refused.has(upper));
  const joined = withSeriesBelow(all, stacked);
  const { tables } = joined;
  const left = new Set([...beside, ...apart.keys(), ...refused]);
  for (const { upper, lower } of stacked) left.add(lower).delete(upper);
  // What stands beside a plan that cannot be read is none by itself.
  if (left.size === tables.length) throw noPlan();
  const plan = withTitleUnits(withoutUnfilledMonths(withoutTables(joined, left)), (sheet) =>
    titles.aloneOn(sheet),
  );
  return withTasksCounted({
    ...titles.finish(new Set(plan.tables.map(({ sheet }) => sheet))),
    ...plan,
    sections: new Map(),
    linked: [],
    tables: plan.tables.map((table, index) => ({
      ...table,
      columns: {
        ...table.columns,
        targetOf: targetSeries(plan.activities, table),
        runningQuarters: runningQuarters(plan, index),
      },
    })),
    notRead: [
      ...misses.ofSheets.values(),
      // In the order of the sheets, whatever each was left out for. Of several tables of a sheet the same may be said.
      ...new Set(
        [...left]
          .sort((one, other) => one - other)
          .flatMap((at) => {
            const { continues, columns } = tables[at];
            const isMoney = besidePlan.has(at) && columns.text.measure >= 0;
            const isTold =
              (continues !== undefined && left.has(continues)) ||
              besideRefused.includes(at) ||
              others.get(at) === "percentage" ||
              stacked.some(({ lower }) => lower === at);
            if (isTold) return [];
            const miss = odd.get(at) ?? leftOut(read, at, apart.get(at));
            return isMoney ? { ...miss, isMoney } : miss;
          }),
      ),
    ],
  });
}

/**
 * Whether a table is part of what is refused on its sheet: without one of its pages, or units, the plan that is left
 * would pass for the whole.
 */
function isBesideRefused(table: Table, misses: NearMisses): boolean {
  const isAlike =
    rowsEach(table) > 1 ||
    table.missing.includes("executed") ||
    table.missing.includes("programmed");
  return isAlike && misses.hasSeriesRefused(table.sheet);
}

/**
 * What is said of a table that is left out.
 * @param executedOf see NearMiss
 */
function leftOut(
  { tables, headersRead }: AllRead,
  at: number,
  executedOf: string | undefined,
): PlacedMiss {
  const { sheet, firstHeaderRow, missing, columns } = tables[at];
  const words = headersRead.get(at) ?? [];
  // Where somebody pointed at its header, its words may be no header's.
  const pointed = columns.claims.map(({ header }) => header).slice(0, MOST_QUOTED);
  return {
    found: words.length > 0 ? words : pointed,
    missing,
    ...(executedOf !== undefined && { executedOf }),
    sheet,
    row: firstHeaderRow,
  };
}
