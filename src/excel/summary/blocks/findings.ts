import { findingText } from "../../../i18n/finding-text";
import { workbookText, type Block } from "../block";
import { COLUMN } from "../grid";
import { activityColumns } from "./activity-columns";
import { sheetRow, type BlockContext } from "./context";
import { listBlock } from "./list";

const C = { check: 3, lastOfCheck: 7, message: 8 } as const;

/** Everything that is still to be put right, each with a link to its cell. */
export function findingsBlock(context: BlockContext): Block {
  const { links, summary, texts, places } = context;
  const t = texts.summary;
  const { findings, moreFindings } = summary;
  return listBlock(context, {
    firstRow: places.findings.heading,
    heading: t.findingsHeading,
    none: t.noFindings,
    columns: [
      ...activityColumns(context),
      { first: C.check, last: C.lastOfCheck, header: t.check, kind: "text" },
      { first: C.message, last: COLUMN.last, header: t.message, kind: "text" },
    ],
    rows: findings.map(({ finding, sheet, row, column }) =>
      sheetRow({
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
      }),
    ),
    after: moreFindings > 0 ? [t.moreFindings(moreFindings, findings.length + moreFindings)] : [],
  });
}
