import { findingText } from "../../../i18n/finding-text";
import { workbookText, type Block } from "../block";
import { COLOR, COLUMN, TEXT } from "../grid";
import {
  columnsOf,
  headerFormat,
  headingFormat,
  link,
  listHeights,
  sheetRow,
  type BlockContext,
} from "./context";

const C = { check: 3, lastOfCheck: 7, message: 8 } as const;

/** Everything that is still to be put right, each with a link to its cell. */
export function findingsBlock(context: BlockContext): Block {
  const { summary, texts, places } = context;
  const t = texts.summary;
  const { heading } = places.findings;
  const { findings, moreFindings } = summary;
  if (findings.length === 0) {
    return {
      firstRow: heading,
      rows: [sheetRow({ 0: t.findingsHeading }), sheetRow({ 0: t.noFindings })],
      formats: [headingFormat()],
    };
  }
  const count = findings.length;
  const rows = findings.map(({ finding, sheet, row, column }) =>
    sheetRow({
      [COLUMN.unit]: workbookText(finding.unit || (finding.isTotal ? t.total : "")),
      [COLUMN.activity]: workbookText(finding.activity),
      [COLUMN.cell]: link(sheet, row, column),
      [C.check]: workbookText(
        t.severityAndTitle(
          texts.checks.severity(finding.severity),
          texts.checks.texts[finding.check].title,
        ),
      ),
      // A message quotes what stands in the workbook's cells.
      [C.message]: workbookText(findingText(texts, finding)),
    }),
  );
  return {
    firstRow: heading,
    rows: [
      sheetRow({ 0: t.findingsHeading }),
      sheetRow({
        [COLUMN.unit]: t.unit,
        [COLUMN.activity]: t.activity,
        [COLUMN.cell]: t.cell,
        [C.check]: t.check,
        [C.message]: t.message,
      }),
      ...rows,
      ...(moreFindings > 0 ? [sheetRow({ 0: t.moreFindings(moreFindings) })] : []),
    ],
    formats: [
      headingFormat(),
      headerFormat(1),
      { ...columnsOf(0, COLUMN.last, 2, count), grid: true, vertical: "Center" },
      { ...columnsOf(0, COLUMN.activity, 2, count), numberFormat: TEXT, wrap: true },
      { ...columnsOf(COLUMN.cell, COLUMN.cell, 2, count), color: COLOR.link, wrap: true },
      { ...columnsOf(C.check, COLUMN.last, 2, count), numberFormat: TEXT, wrap: true },
      { ...columnsOf(C.check, C.lastOfCheck, 1, count + 1), merge: true },
      { ...columnsOf(C.message, COLUMN.last, 1, count + 1), merge: true },
      ...listHeights(context, rows, 2, [
        [COLUMN.unit, COLUMN.unit],
        [COLUMN.activity, COLUMN.activity],
        [C.check, C.lastOfCheck],
        [C.message, COLUMN.last],
      ]),
    ],
  };
}
