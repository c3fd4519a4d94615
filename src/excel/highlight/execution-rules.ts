import { RATIO_TOLERANCE } from "../../poi/execution/execution";
import type { Thresholds } from "../../poi/execution/thresholds";
import { rowReferences, rowSum, runsOf } from "../../poi/formulas/formula";
import type { ProgrammedSeries } from "../../poi/header/columns";
import type { Table } from "../../poi/plan";
import { quarterSlots, type Measured } from "../../poi/sums/quarter-amounts";
import { monthSlot, quarterSlot } from "../../poi/slots";
import type { Validation } from "../../poi/validation/validation";
import type { HighlightKind } from "./looks";
import { markedFormula, type HighlightRule } from "./rule";

/** Levels of under-execution, each from its upper bound down to the one before. */
const LEVELS = [
  { kind: "critical", above: () => undefined, below: ({ critical }) => critical },
  { kind: "low", above: ({ critical }) => critical, below: ({ low }) => low },
  { kind: "slight", above: ({ low }) => low, below: () => 1 },
] as const satisfies readonly {
  kind: HighlightKind;
  above: (thresholds: Thresholds) => number | undefined;
  below: (thresholds: Thresholds) => number;
}[];

/**
 * Under-execution by level: of each quarter to the reported one, at what was executed in it; and to date, at
 * the activity's name.
 * @param conditions formulas that must hold as well
 */
export function executionRules(
  { plan, quarter, execution }: Validation,
  table: Table,
  conditions: readonly string[],
): HighlightRule[] {
  const { activities } = plan;
  const { start, end } = table.activities;
  const firstRow = activities.sheetRow[start];
  const rows = activities.sheetRow[end - 1] - firstRow + 1;
  const { amount, text } = table.columns;
  const columnsOf = (series: Measured, quarters: readonly number[]): number[] =>
    quarters.flatMap((index) =>
      quarterSlots(table.columns, series, index).map((slot) => amount[slot]),
    );
  const rulesOver = (
    name: string,
    quarters: readonly number[],
    places: readonly number[],
  ): HighlightRule[] => {
    const programmed = columnsOf("programmed", quarters);
    const executed = columnsOf("executed", quarters);
    if (programmed.length === 0 || executed.length === 0) return [];
    const sums = {
      programmed: programmedSum(table, quarters, firstRow),
      executed: rowSum(executed, firstRow),
    };
    return LEVELS.flatMap(({ kind, above, below }) => {
      const from = above(execution.thresholds);
      const to = below(execution.thresholds);
      if (from !== undefined && from >= to) return [];
      const formula = markedFormula(`${name}-${kind}`, [
        `${sums.programmed}>0`,
        ...(from === undefined ? [] : [`${sums.executed}>=${share(from)}*${sums.programmed}`]),
        `${sums.executed}<${share(to)}*${sums.programmed}`,
        ...conditions,
      ]);
      return runsOf([...places].sort((a, b) => a - b)).map(([first, last]) => ({
        kind,
        cells: { firstRow, rows, firstColumn: first, columns: last - first + 1 },
        formula,
      }));
    });
  };
  const quarters = Array.from({ length: quarter }, (_, index) => index);
  const ofQuarters = quarters.flatMap((index) => {
    const column = amount[quarterSlot("executed", index)];
    const places = column >= 0 ? [column] : columnsOf("executed", [index]);
    return rulesOver("quarter", [index], places);
  });
  const name = text.activity >= 0 ? text.activity : text.unit;
  return [...ofQuarters, ...rulesOver("to-date", quarters, [name])];
}

/** What a row has programmed in some quarters; a row without any reprogrammed figure keeps what it had at first. */
function programmedSum(
  { columns }: Pick<Table, "columns">,
  quarters: readonly number[],
  row: number,
): string {
  const sum = (programmedBy: ProgrammedSeries): string =>
    rowSum(
      quarters
        .flatMap((index) => quarterSlots({ ...columns, programmedBy }, "programmed", index))
        .map((slot) => columns.amount[slot]),
      row,
    );
  if (columns.programmedBy === "programmed") return sum("programmed");
  const reprogrammed = [...columns.amount].filter(
    (column, slot) => column >= 0 && slot >= monthSlot("reprogrammed", 0),
  );
  return `IF(COUNT(${rowReferences(reprogrammed, row)})=0,${sum("programmed")},${sum("reprogrammed")})`;
}

function share(ratio: number): string {
  return (ratio - RATIO_TOLERANCE).toFixed(9);
}
