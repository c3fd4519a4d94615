import { fixedColumn, formula, workbookText, type Block, type Content } from "../block";
import { COLOR, COLUMN } from "../grid";
import { IDENTITY } from "../places";
import { amountFormat, columnsOf, sheetRow, wide, type BlockContext } from "./context";
import { withoutExcluded } from "./excluded";

/** Whose plan, of what year and quarter; what is counted; the thresholds that the levels are worked out with. */
export function identityBlock(context: BlockContext): Block {
  const { summary, texts } = context;
  const { plan, counts } = summary;
  const t = texts.summary;
  const excluded = context.places.excluded;
  const lines: Record<number, readonly [string, Content]> = {
    [IDENTITY.year]: [t.year, plan.year ?? t.noYear],
    [IDENTITY.quarter]: [t.quarter, t.quarterName(summary.quarter)],
    [IDENTITY.activities]: [
      t.activities,
      withoutExcluded(context, summary.all.activities, COLUMN.last),
    ],
    [IDENTITY.excluded]: [
      t.excluded,
      summary.excluded.length === 0
        ? 0
        : formula(`SUM(${fixedColumn(COLUMN.last, excluded.first, excluded.last)})`),
    ],
    [IDENTITY.target]: [t.target, withoutExcluded(context, summary.all.target, COLUMN.target)],
    [IDENTITY.findings]: [t.findings, t.counts(counts.error, counts.warning, counts.info)],
    [IDENTITY.critical]: [t.critical, summary.thresholds.critical],
    [IDENTITY.low]: [t.low, summary.thresholds.low],
    [IDENTITY.seal]: [texts.summaryMade.seal, workbookText(context.seal)],
  };
  const rows = Array.from({ length: IDENTITY.note + 1 }, (_, row) => {
    if (row === IDENTITY.title) return sheetRow({ 0: t.title });
    if (row === IDENTITY.plan) return sheetRow({ 0: workbookText(plan.title || t.untitled) });
    if (row === IDENTITY.note) return sheetRow({ 0: t.note });
    const [label, value] = lines[row];
    return sheetRow({ 0: label, 1: value });
  });
  const count = IDENTITY.seal - IDENTITY.year + 1;
  return {
    firstRow: 0,
    rows,
    formats: [
      { ...wide(IDENTITY.title), bold: true, size: 16, color: COLOR.title, height: 24 },
      { ...columnsOf(0, 0, IDENTITY.plan, 1), bold: true, size: 12, numberFormat: "@" },
      { ...columnsOf(0, 0, IDENTITY.year, count), bold: true },
      {
        ...columnsOf(1, 1, IDENTITY.year, count),
        horizontal: "Left",
      },
      { ...columnsOf(1, 1, IDENTITY.activities, 2), numberFormat: "#,##0" },
      { ...columnsOf(1, 1, IDENTITY.target, 1), numberFormat: amountFormat(summary) },
      { ...columnsOf(1, 1, IDENTITY.critical, 2), numberFormat: "0.0%" },
      { ...columnsOf(1, 1, IDENTITY.seal, 1), numberFormat: "@" },
      { ...wide(IDENTITY.note), italic: true, color: COLOR.note },
    ],
  };
}
