import type { FormulaBlock } from "../poi/formula-audit/formula-audit";
import { leaveOutLinked, type FormulaArea } from "../poi/linked-sheets/leave-out-linked";
import type { Plan } from "../poi/plan";
import { cellValues } from "./cell-values";
import { FORMULAS_AT_A_TIME, inRequests } from "./formulas-at-a-time";
import { runExcel, stopIfAborted } from "./run";
import { usedOnce } from "./sheets";

/**
 * The plan without the tables whose figures are formulas over other sheets of it (`leaveOutLinked`). No round trip
 * where none can be, as on one sheet; else one, and more where some table takes its figures from other sheets, one for
 * every 15,000 cells of these.
 * @param pause called between pieces of work, to give a page its turn
 * @throws CuadraError "cancelled", or as runExcel
 */
export async function leaveOutLinkedTables(
  plan: Plan,
  {
    signal,
    pause,
  }: {
    readonly signal?: AbortSignal | undefined;
    readonly pause?: (() => Promise<void>) | undefined;
  } = {},
): Promise<Plan> {
  const read = async (areas: readonly FormulaArea[]): Promise<FormulaBlock[]> => {
    const blocks: FormulaBlock[] = [];
    for (const part of inRequests(
      areas.flatMap((area) => [...piecesOf(area)]),
      cellsOf,
    )) {
      stopIfAborted(signal);
      // Each in a batch of its own: Office.js keeps what one has read until it ends.
      blocks.push(...(await runExcel((context) => formulasOf(context, part))));
      await pause?.();
    }
    return blocks;
  };
  return leaveOutLinked(plan, read, pause);
}

async function formulasOf(
  context: Excel.RequestContext,
  areas: readonly FormulaArea[],
): Promise<FormulaBlock[]> {
  const asked = areas.map((area) => {
    const { sheet, firstRow, firstColumn, rows, columns } = area;
    const range = usedOnce(
      context.workbook.worksheets
        .getItem(sheet)
        .getRangeByIndexes(firstRow, firstColumn, rows, columns),
    );
    range.load("formulasR1C1");
    return { area, range };
  });
  await context.sync();
  return asked.map(({ area: { sheet, firstRow, firstColumn }, range }) => ({
    sheet,
    firstRow,
    firstColumn,
    formulas: cellValues(range.formulasR1C1),
  }));
}

/** An area, cut into rows where it is long. */
function* piecesOf(area: FormulaArea): Generator<FormulaArea> {
  const height = Math.max(1, Math.floor(FORMULAS_AT_A_TIME / area.columns));
  for (let done = 0; done < area.rows; done += height)
    yield { ...area, firstRow: area.firstRow + done, rows: Math.min(height, area.rows - done) };
}

const cellsOf = ({ rows, columns }: FormulaArea): number => rows * columns;
