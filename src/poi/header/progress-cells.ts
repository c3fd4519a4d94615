import type { Row } from "../cells";
import { namesPercentage, type HeaderFacts } from "./words";

type Cells = readonly (readonly HeaderFacts[])[];

/**
 * What the cells of a header's band say where AVANCE is no ratio: over columns of what was executed it is the name of the
 * whole and says its period at most; between what is programmed in a part of the year and a percentage of it, where no
 * other column says what was executed, it is that.
 * @param cells by row of the band and column, what each cell says by itself
 */
export function withProgress(cells: Cells, band: readonly Row[]): Cells {
  if (!cells.some((row) => row.some(({ progress }) => progress))) return cells;
  const hasExecuted = cells.some((row) => row.some(({ series }) => series === "executed"));
  return cells.map((row, level) =>
    row.map((facts, column) => {
      if (!facts.progress) return facts;
      if (hasExecuted) return isOverExecuted(cells, band, level, column) ? facts.progress : facts;
      const isOfPart = isPartOfYear(
        facts.progress.period ?? periodOver(cells, band, level, column),
      );
      return isOfPart && isBesidePercentage(row, band[level], column)
        ? { series: "executed", ...facts.progress }
        : facts;
    }),
  );
}

/** Whether a cell stands over one of what was executed: from its own column to the next cell of its row. */
function isOverExecuted(
  cells: Cells,
  band: readonly Row[],
  level: number,
  column: number,
): boolean {
  const next = band[level].findIndex((value, at) => at > column && value !== "");
  const end = next < 0 ? Infinity : next;
  return cells
    .slice(level + 1)
    .some((row) => row.slice(column, end).some(({ series }) => series === "executed"));
}

const isPartOfYear = (period: HeaderFacts["period"]): boolean =>
  period !== undefined && period.kind !== "year";

/** The period of a group over a cell: above it, or left of that in the first cell of a merged one. */
function periodOver(
  cells: Cells,
  band: readonly Row[],
  below: number,
  column: number,
): HeaderFacts["period"] {
  for (let level = below - 1; level >= 0; level--) {
    const from = band[level].slice(0, column + 1).findLastIndex((value) => value !== "");
    const period = cells[level][from]?.period;
    if (period) return period;
  }
  return undefined;
}

/** "Meta T1 | Avance T1 | % T1". */
function isBesidePercentage(cells: readonly HeaderFacts[], row: Row, column: number): boolean {
  const { role, series } = cells[column - 1] ?? {};
  return (
    (role === "target" || series === "programmed") && namesPercentage(String(row[column + 1] ?? ""))
  );
}
