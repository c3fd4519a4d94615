import type { CellInput } from "../../corrections/cell-input";
import type { CorrectionList } from "../../corrections/correction-log";
import { workbookText, type Block, type Content } from "../block";
import { COLUMN } from "../grid";
import { excelDate } from "../excel-date";
import { activityColumns } from "./activity-columns";
import { sheetRow, type BlockContext } from "./context";
import { listBlock } from "./list";

const C = { before: 3, after: 6, time: 9, reason: 12 } as const;

/** Corrected cells that are listed; the latest ones. */
const MOST_CORRECTIONS = 500;

/** A corrected cell and the correction that it is part of. */
type Corrected = ReturnType<typeof correctedCells>[number];

function correctedCells({ corrections }: CorrectionList) {
  return corrections.flatMap(({ record, stands }) =>
    record.cells.map((cell) => ({ record, cell, stands })),
  );
}

/** How many rows the corrections take. */
export function correctionRows(list: CorrectionList): number {
  return Math.min(MOST_CORRECTIONS, correctedCells(list).length);
}

/** The cells that Cuadra corrected: what they said, what they say since, when and why. The latest last. */
export function correctionsBlock(context: BlockContext): Block {
  const { texts, places, corrections } = context;
  const t = texts.summary;
  const all = correctedCells(corrections);
  const missing = Math.max(0, all.length - MOST_CORRECTIONS);
  const [, activity, cell] = activityColumns(context);
  return listBlock(context, {
    firstRow: places.corrections.heading,
    heading: t.correctionsHeading,
    none: t.noCorrections,
    columns: [
      { ...activity, first: COLUMN.unit, last: COLUMN.activity },
      cell,
      { first: C.before, last: C.after - 1, header: t.before, kind: "text" },
      { first: C.after, last: C.time - 1, header: t.after, kind: "text" },
      { first: C.time, last: C.reason - 1, header: t.time, kind: "date" },
      { first: C.reason, last: COLUMN.last, header: t.reason, kind: "text" },
    ],
    rows: all
      .slice(missing)
      .map((each, at, listed) =>
        correctionRow(context, each, at === 0 || listed[at - 1].record !== each.record),
      ),
    after:
      missing > 0 || corrections.dropped > 0
        ? [t.moreCorrections(missing, corrections.dropped)]
        : [],
  });
}

/** Of a correction of several cells the first says what the correction is of, when and why. */
function correctionRow(
  { links, texts: { summary: t } }: BlockContext,
  { record, cell, stands }: Corrected,
  isFirst: boolean,
) {
  const { sheet, row, activity, isTotal, time, reason } = record;
  const when = new Date(time);
  const cells: Record<number, Content> = {
    [COLUMN.cell]: links.to(sheet, row, cell.column),
    [C.before]: shown(cell.before, t.blank),
    [C.after]: shown(cell.after, t.blank),
  };
  if (!isFirst) return sheetRow(cells);
  return sheetRow({
    ...cells,
    [COLUMN.unit]: workbookText(activity || (isTotal ? t.total : "")),
    [C.time]: Number.isNaN(when.getTime()) ? workbookText(time) : excelDate(when),
    [C.reason]: workbookText(stands ? reason : `${reason} ${t.changedSince}`),
  });
}

/** What a cell's input says, as text: a formula is not to be one here. */
function shown(input: CellInput, blank: string): Content {
  return input === "" ? blank : workbookText(String(input).replace(/^'/, ""));
}
