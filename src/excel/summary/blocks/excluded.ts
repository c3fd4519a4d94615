import {
  activityIsBroken,
  activityLevel,
  activitySums,
} from "../../../poi/formulas/activity-formulas";
import { slotsOfQuarter, TARGET_SLOTS } from "../../../poi/formulas/plan-formulas";
import { fixedCell, fixedColumn, formula, workbookText, type Block, type Formula } from "../block";
import { COLUMN, HELPER, quarterColumns, takenOffColumn } from "../grid";
import { inTurns } from "../../../poi/turns";
import { activityColumns, fillActivity, rowCell } from "./activity-columns";
import { blankRow, type BlockContext } from "./context";
import { listBlock, type ListColumn } from "./list";

const MEASURED = ["programmed", "executed"] as const;

/**
 * The rows whose cells have slid and those whose months do not add up, with their own figures as long as they do not
 * count: of a percentage or a running total what its quarters say. Hidden beside them stands what every total takes
 * off, which counts a row by itself once it is corrected.
 */
export async function excludedBlock(context: BlockContext): Promise<Block> {
  const { summary, texts, places } = context;
  const t = texts.summary;
  const { plan } = summary;
  const { heading, first } = places.excluded;
  const quarters = Array.from({ length: summary.quarter }, (_, quarter) => quarter);
  const target = activitySums(plan, TARGET_SLOTS);
  const measured = summary.reported ? MEASURED : MEASURED.slice(0, 1);
  const amounts = quarters.flatMap((quarter) =>
    measured.map((series) => ({
      column: quarterColumns(quarter)[series],
      slots: slotsOfQuarter(series, quarter),
      sum: activitySums(plan, slotsOfQuarter(series, quarter)),
    })),
  );
  return listBlock(context, {
    firstRow: heading,
    heading: t.excludedHeading(summary.excluded.length - summary.apart, summary.apart),
    none: "",
    notes: [t.excludedNote],
    columns: [
      ...activityColumns(context),
      { first: COLUMN.target, header: t.meta, kind: "amount" },
      ...quarters.flatMap((quarter): ListColumn[] => {
        const { programmed, executed, ratio } = quarterColumns(quarter);
        const name = t.quarterShort(quarter + 1);
        const header = `${t.shortProgrammed} ${name}`;
        // The ratio's column is free here.
        if (!summary.reported) return [{ first: programmed, last: ratio, header, kind: "amount" }];
        return [
          { first: programmed, header, kind: "amount" },
          { first: executed, last: ratio, header: `${t.shortExecuted} ${name}`, kind: "amount" },
        ];
      }),
      // What is left of the table of units' columns: of a percentage it says why the row is not added up.
      {
        first: quarterColumns(summary.quarter).programmed,
        last: COLUMN.last - 1,
        header: t.measureUnit,
        kind: "text",
        indented: true,
      },
      {
        first: COLUMN.last,
        header: t.state,
        kind: "state",
        numberFormat: `"${t.notCounted}";;"${t.corrected}"`,
      },
    ],
    rows: await inTurns(context.turn, summary.excluded, (line, index) => {
      const row = first + index;
      const state = fixedCell(row, COLUMN.last);
      const figure = (value: string): Formula => formula(`IF(${state}=0,0,${value})`);
      const { index: activity, gathering } = line;
      const at = rowCell(row);
      const own = target(activity, at);
      const cells = blankRow(HELPER.last + 1);
      fillActivity(context, cells, line, row);
      cells[COLUMN.target] = cells[takenOffColumn(COLUMN.target)] = figure(own);
      const { columns } = plan.tables[plan.activities.table[activity]];
      for (const { column, slots, sum } of amounts) {
        const all = sum(activity, at);
        cells[takenOffColumn(column)] = figure(all);
        cells[column] = figure(
          gathering ? activityLevel(plan, activity, slots(columns), gathering, at) : all,
        );
      }
      cells[quarterColumns(summary.quarter).programmed] = workbookText(line.measure);
      cells[HELPER.category] = workbookText(line.category);
      cells[COLUMN.last] = formula(
        line.isApart
          ? `IF(ISERROR(${rowCell(row)}),0,1)`
          : `IFERROR(IF(${activityIsBroken(plan, line.index, rowCell(row))},1,0),0)`,
      );
      return cells;
    }),
  });
}

/** A figure of the whole plan, as terms, without the rows that are not counted; `column` is the figure's own. */
export function withoutExcluded(
  { places: { excluded }, longSums }: BlockContext,
  all: readonly string[],
  column: number,
): Formula {
  const takenOff =
    excluded.first > excluded.last
      ? []
      : [`SUM(${fixedColumn(takenOffColumn(column), excluded.first, excluded.last)})`];
  return formula(longSums.less(all, takenOff));
}
