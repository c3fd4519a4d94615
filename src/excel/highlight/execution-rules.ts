import { rowSum, runsOf } from "../../poi/formula";
import type { Thresholds } from "../../poi/execution";
import type { Table } from "../../poi/plan";
import { quarterSlots } from "../../poi/quarter-amounts";
import { quarterSlot, SERIES, type Series } from "../../poi/slots";
import type { Validation } from "../../poi/validation";
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

/** Ratios are compared with the tolerance of progress() in src/poi/execution.ts. */
const TOLERANCE = 1e-9;

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
  const columnsOf = (series: Series, quarters: readonly number[]): number[] =>
    quarters.flatMap((index) =>
      quarterSlots(table.columns, series, index).map((slot) => amount[slot]),
    );
  const rulesOver = (
    name: string,
    quarters: readonly number[],
    places: readonly number[],
  ): HighlightRule[] => {
    const [programmed, executed] = SERIES.map((series) => columnsOf(series, quarters));
    if (programmed.length === 0 || executed.length === 0) return [];
    const sums = { programmed: rowSum(programmed, firstRow), executed: rowSum(executed, firstRow) };
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

function share(ratio: number): string {
  return (ratio - TOLERANCE).toFixed(9);
}
