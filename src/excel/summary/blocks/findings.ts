import type { Doubt } from "../../../poi/validation/doubts";
import type { FindingLine } from "../../../poi/summary/listed-findings";
import { findingText } from "../../../i18n/finding-text";
import { doubtText } from "../../../i18n/reading-text";
import { workbookText, type Block, type Content } from "../block";
import { COLUMN } from "../grid";
import { activityColumns } from "./activity-columns";
import { sheetRow, type BlockContext } from "./context";
import { listBlock } from "./list";

const C = { check: 3, lastOfCheck: 7, message: 8 } as const;

/** All that the verdict comes from, each with a link to its cell: doubts of how the plan was read, then the findings. */
export function findingsBlock(context: BlockContext): Block {
  const { summary, texts, places } = context;
  const t = texts.summary;
  const { doubts, findings, moreFindings, notListed, notKept } = summary;
  return listBlock(context, {
    firstRow: places.findings.heading,
    heading: t.findingsHeading,
    none: t.noFindings,
    columns: [
      ...activityColumns(context),
      { first: C.check, last: C.lastOfCheck, header: t.check, kind: "text" },
      { first: C.message, last: COLUMN.last, header: t.message, kind: "text" },
    ],
    rows: [
      ...doubts.map((doubt) => doubtRow(context, doubt)),
      ...findings.map((line) => findingRow(context, line)),
    ],
    after:
      moreFindings === 0
        ? []
        : [
            t.moreFindings(moreFindings, findings.length + moreFindings, notKept),
            ...Array.from(notListed, ([check, more]) =>
              t.moreOfCheck(texts.checks.texts[check].title, more),
            ),
          ],
  });
}

function doubtRow({ links, texts }: BlockContext, doubt: Doubt): Content[] {
  const t = texts.summary;
  return sheetRow({
    [COLUMN.cell]: links.to(doubt.sheet, doubt.row, doubt.column),
    [C.check]: t.severityAndTitle(t.doubtSeverity, t.doubt(doubt.kind)),
    [C.message]: workbookText(doubtText(doubt, texts)),
  });
}

function findingRow(
  { links, texts }: BlockContext,
  { finding, sheet, row, column }: FindingLine,
): Content[] {
  const t = texts.summary;
  return sheetRow({
    [COLUMN.unit]: workbookText(finding.unit || (finding.isTotal ? t.total : "")),
    [COLUMN.activity]: workbookText(finding.activity),
    [COLUMN.cell]: links.to(sheet, row, column),
    [C.check]: workbookText(
      t.severityAndTitle(
        texts.checks.severity(finding.severity),
        texts.checks.texts[finding.check].title,
      ),
    ),
    // A message quotes what stands in the workbook's cells.
    [C.message]: workbookText(findingText(texts, finding)),
  });
}
