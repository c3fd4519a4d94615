import { cellAddress } from "../../../poi/address";
import { formula, workbookText, type Block, type Format } from "../block";
import { COLOR, COLUMN, PERCENT, TEXT } from "../grid";
import type { TypedText } from "../typed-text";
import {
  amountFormat,
  columnsOf,
  headerFormat,
  headingFormat,
  levelFormat,
  levelFormula,
  link,
  listHeights,
  ratioFormula,
  sheetRow,
  type BlockContext,
} from "./context";

const C = { programmed: 3, executed: 4, gap: 5, ratio: 6, level: 7, lastOfLevel: 8 } as const;

/** Activities under-executed to date, the worst first, with two columns for the user to fill in. */
export function underExecutedBlock(
  context: BlockContext,
  typed: readonly (TypedText | undefined)[],
): Block {
  const { summary, texts, places } = context;
  const t = texts.summary;
  const { heading, first } = places.underExecuted;
  const count = summary.underExecuted.length;
  const rows = summary.underExecuted.map((line, index) => {
    const row = first + index;
    const p = cellAddress(row, C.programmed);
    const e = cellAddress(row, C.executed);
    return sheetRow({
      [COLUMN.unit]: workbookText(line.unit),
      [COLUMN.activity]: workbookText(line.activity),
      [COLUMN.cell]: link(line.sheet, line.row, line.column),
      [C.programmed]: formula(line.toDate.programmed.formula),
      [C.executed]: formula(line.toDate.executed.formula),
      [C.gap]: formula(`${p}-${e}`),
      [C.ratio]: ratioFormula(p, e),
      [C.level]: levelFormula(context, p, e),
      [COLUMN.justification]: workbookText(typed[index]?.justification.text ?? ""),
      [COLUMN.measure]: workbookText(typed[index]?.remedy.text ?? ""),
    });
  });
  if (count === 0) {
    return {
      firstRow: heading,
      rows: [
        sheetRow({ 0: t.underExecutedHeading(summary.quarter) }),
        sheetRow({ 0: t.noUnderExecuted }),
      ],
      formats: [headingFormat()],
    };
  }
  return {
    firstRow: heading,
    rows: [
      sheetRow({ 0: t.underExecutedHeading(summary.quarter) }),
      sheetRow({
        [COLUMN.unit]: t.unit,
        [COLUMN.activity]: t.activity,
        [COLUMN.cell]: t.cell,
        [C.programmed]: t.shortProgrammed,
        [C.executed]: t.shortExecuted,
        [C.gap]: t.gap,
        [C.ratio]: t.ratio,
        [C.level]: t.level,
        [COLUMN.justification]: t.justification,
        [COLUMN.measure]: t.measure,
      }),
      ...rows,
    ],
    formats: [
      headingFormat(),
      headerFormat(1),
      { ...columnsOf(0, COLUMN.last, 2, count), grid: true, vertical: "Center" },
      { ...columnsOf(0, COLUMN.activity, 2, count), numberFormat: TEXT, wrap: true },
      { ...columnsOf(COLUMN.cell, COLUMN.cell, 2, count), color: COLOR.link, wrap: true },
      { ...columnsOf(C.programmed, C.gap, 2, count), numberFormat: amountFormat(summary) },
      { ...columnsOf(C.ratio, C.ratio, 2, count), numberFormat: PERCENT },
      { ...columnsOf(C.level, C.lastOfLevel, 1, count + 1), merge: true },
      levelFormat(context, [C.level, C.lastOfLevel], 2, count),
      ...listHeights(context, rows, 2, LIST_TEXTS),
      ...typedFormats(count),
    ],
  };
}

/** Texts of the block, by their first and last columns. */
export const LIST_TEXTS = [
  [COLUMN.unit, COLUMN.unit],
  [COLUMN.activity, COLUMN.activity],
  [COLUMN.justification, COLUMN.measure - 1],
  [COLUMN.measure, COLUMN.last],
] as const;

/** The two columns that the user types in: text, whatever is typed. */
export function typedFormats(count: number): Format[] {
  return [
    {
      ...columnsOf(COLUMN.justification, COLUMN.last, 2, count),
      numberFormat: TEXT,
      wrap: true,
    },
    { ...columnsOf(COLUMN.justification, COLUMN.measure - 1, 1, count + 1), merge: true },
    { ...columnsOf(COLUMN.measure, COLUMN.last, 1, count + 1), merge: true },
  ];
}
