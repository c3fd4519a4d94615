import {
  activityIsBroken,
  activityLevel,
  activitySums,
} from "../../../poi/formulas/activity-formulas";
import { slotsOfQuarter, TARGET_SLOTS } from "../../../poi/formulas/plan-formulas";
import type { ExcludedLine } from "../../../poi/summary/activity-lines";
import { inTurns } from "../../../poi/turns";
import {
  fixedCell,
  fixedColumn,
  formula,
  workbookText,
  type Block,
  type Content,
  type Formula,
} from "../block";
import { COLUMN, HELPER, quarterColumns, takenOffColumn } from "../grid";
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
  const { summary, texts, places, turn } = context;
  const { heading, first } = places.excluded;
  const cellsOf = rowCells(context);
  return listBlock(context, {
    firstRow: heading,
    heading: texts.summary.excludedHeading(summary.excluded.length - summary.apart, summary.apart),
    none: "",
    notes: [texts.summary.excludedNote],
    columns: listColumns(context),
    rows: await inTurns(turn, summary.excluded, (line, index) => cellsOf(line, first + index)),
  });
}

function listColumns(context: BlockContext): ListColumn[] {
  const { quarter: reportedQuarter, reported } = context.summary;
  const t = context.texts.summary;
  return [
    ...activityColumns(context),
    { first: COLUMN.target, header: t.meta, kind: "amount" },
    ...Array.from({ length: reportedQuarter }, (_, quarter): ListColumn[] => {
      const { programmed, executed, ratio } = quarterColumns(quarter);
      const name = t.quarterShort(quarter + 1);
      const header = `${t.shortProgrammed} ${name}`;
      // The ratio's column is free here.
      if (!reported) return [{ first: programmed, last: ratio, header, kind: "amount" }];
      return [
        { first: programmed, header, kind: "amount" },
        { first: executed, last: ratio, header: `${t.shortExecuted} ${name}`, kind: "amount" },
      ];
    }).flat(),
    // What is left of the table of units' columns: of a percentage it says why the row is not added up.
    {
      first: quarterColumns(reportedQuarter).programmed,
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
  ];
}

/** What fills in the cells of an excluded row; `row` is the 0-based sheet row of the summary. */
function rowCells(context: BlockContext): (line: ExcludedLine, row: number) => Content[] {
  const { plan, quarter: reportedQuarter, reported } = context.summary;
  const target = activitySums(plan, TARGET_SLOTS);
  const measured = reported ? MEASURED : MEASURED.slice(0, 1);
  const amounts = Array.from({ length: reportedQuarter }, (_, quarter) =>
    measured.map((series) => ({
      column: quarterColumns(quarter)[series],
      slots: slotsOfQuarter(series, quarter),
      sum: activitySums(plan, slotsOfQuarter(series, quarter)),
    })),
  ).flat();
  return (line, row) => {
    const state = fixedCell(row, COLUMN.last);
    const figure = (value: string): Formula => formula(`IF(${state}=0,0,${value})`);
    const { index: activity, gathering } = line;
    const at = rowCell(row);
    const cells = blankRow(HELPER.last + 1);
    fillActivity(context, cells, line, row);
    cells[COLUMN.target] = cells[takenOffColumn(COLUMN.target)] = figure(target(activity, at));
    const { columns } = plan.tables[plan.activities.table[activity]];
    for (const { column, slots, sum } of amounts) {
      const all = sum(activity, at);
      cells[takenOffColumn(column)] = figure(all);
      cells[column] = figure(
        gathering ? activityLevel(plan, activity, slots(columns), gathering, at) : all,
      );
    }
    cells[quarterColumns(reportedQuarter).programmed] = workbookText(line.measure);
    cells[HELPER.category] = workbookText(line.category);
    cells[COLUMN.last] = formula(
      line.isApart
        ? `IF(ISERROR(${at}),0,1)`
        : `IFERROR(IF(${activityIsBroken(plan, activity, at)},1,0),0)`,
    );
    return cells;
  };
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
