import { verdictText } from "../../../i18n/verdict-text";
import { VERSION } from "../../../version";
import { fixedColumn, formula, workbookText, type Block, type Content } from "../block";
import { COLOR, COLUMN, COUNT, HEADING_HEIGHT, ROW_HEIGHT } from "../grid";
import { excelDate } from "../excel-date";
import { IDENTITY } from "../places";
import { amountFormat, columnsOf, sheetRow, type BlockContext } from "./context";
import { withoutExcluded } from "./excluded";
import { headingFormat, noteFormat } from "./list";

/** Whose plan, of what year and quarter, when made and by which Cuadra; whether it is sound; what is counted. */
export function identityBlock(context: BlockContext): Block {
  const { summary, texts, seal } = context;
  const { plan, counts } = summary;
  const t = texts.summary;
  const excluded = context.places.excluded;
  const lines: Record<number, readonly [Content, Content?]> = {
    [IDENTITY.title]: [t.title],
    [IDENTITY.plan]: [workbookText(plan.title || t.untitled)],
    [IDENTITY.heading]: [t.identityHeading],
    [IDENTITY.year]: [t.year, plan.year ?? t.noYear],
    [IDENTITY.quarter]: [
      t.quarter,
      summary.quarterSource === "none" ? t.notAssessed : t.quarterName(summary.quarter),
    ],
    [IDENTITY.made]: [t.made, excelDate(context.made)],
    [IDENTITY.version]: [t.version, workbookText(VERSION)],
    [IDENTITY.critical]: [t.critical, summary.thresholds.critical],
    [IDENTITY.low]: [t.low, summary.thresholds.low],
    [IDENTITY.seal]: [texts.summaryMade.seal, workbookText(seal)],
    [IDENTITY.verdictHeading]: [t.verdictHeading],
    [IDENTITY.verdict]: [t.verdict, verdictText(summary, texts)],
    [IDENTITY.errors]: [t.errors, counts.error],
    [IDENTITY.warnings]: [t.warnings, counts.warning],
    [IDENTITY.infos]: [t.infos, counts.info],
    [IDENTITY.doubts]: [t.doubts, summary.doubts.length],
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
    [IDENTITY.note]: [t.note],
  };
  const rows = Array.from({ length: IDENTITY.note + 1 }, (_, row) => {
    const [label, value] = row in lines ? lines[row] : [""];
    return sheetRow({ 0: label, 1: value ?? "" });
  });
  const value = (row: number, count = 1) => columnsOf(1, 1, row, count);
  return {
    firstRow: 0,
    rows,
    formats: [
      {
        ...columnsOf(0, COLUMN.last, IDENTITY.title, 1),
        bold: true,
        size: 16,
        color: COLOR.title,
        height: 24,
      },
      {
        ...columnsOf(0, 0, IDENTITY.plan, 1),
        bold: true,
        size: 12,
        numberFormat: "@",
        height: HEADING_HEIGHT,
      },
      ...[IDENTITY.heading, IDENTITY.verdictHeading].map(headingFormat),
      { ...value(IDENTITY.year, IDENTITY.target - IDENTITY.year + 1), horizontal: "Left" },
      { ...value(IDENTITY.made), numberFormat: t.dateTime },
      { ...value(IDENTITY.version), numberFormat: "@" },
      { ...value(IDENTITY.critical, 2), numberFormat: t.percent },
      { ...value(IDENTITY.seal), numberFormat: "@", wrap: true },
      { ...columnsOf(0, 1, IDENTITY.seal, 1), vertical: "Top", height: 2 * ROW_HEIGHT },
      { ...value(IDENTITY.verdict), bold: true },
      { ...value(IDENTITY.errors, IDENTITY.target - IDENTITY.errors), numberFormat: COUNT },
      { ...value(IDENTITY.target), numberFormat: amountFormat(summary) },
      noteFormat(IDENTITY.note),
    ],
  };
}
