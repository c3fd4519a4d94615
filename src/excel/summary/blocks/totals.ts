import { cellAddress } from "../../../poi/address";
import { quotedText } from "../../../poi/formulas/formula";
import { missingQuarters } from "../../../i18n/reading-text";
import { unreportedActivities } from "../../../poi/execution/reported-tables";
import { quarterSaid } from "../../../poi/execution/reported-quarter";
import { fixedCell, formula, type Block, type Content } from "../block";
import { COLUMN, quarterColumns } from "../grid";
import { IDENTITY } from "../places";
import { levelFormula, ratioFormula, sheetRow, type BlockContext } from "./context";
import { withoutExcluded } from "./excluded";
import { listBlock, warningFormat, type ListColumn } from "./list";

/** Columns of this block: the period spans the first two. */
export const TOTALS = {
  period: 0,
  programmed: COLUMN.cell,
  executed: COLUMN.target,
  gap: 4,
  ratio: 5,
  level: 6,
  last: 7,
} as const;

/** The whole plan's execution: each quarter by itself, and to date. */
export function totalsBlock(context: BlockContext): Block {
  const { summary, texts, places } = context;
  const t = texts.summary;
  const { heading, first, last } = places.totals;
  const line = (row: number, label: string, programmed: string, executed: string) => {
    const p = cellAddress(row, TOTALS.programmed);
    const e = cellAddress(row, TOTALS.executed);
    return sheetRow({
      [TOTALS.period]: label,
      [TOTALS.programmed]: formula(programmed),
      ...(summary.reported ? assessed(p, e, row, executed) : {}),
    });
  };
  const assessed = (
    p: string,
    e: string,
    row: number,
    executed: string,
  ): Record<number, Content> => ({
    [TOTALS.executed]: formula(executed),
    [TOTALS.gap]: formula(`${p}-${e}`),
    [TOTALS.ratio]: ratioFormula(p, e),
    [TOTALS.level]: levelFormula(context, cellAddress(row, TOTALS.ratio), e),
  });
  const quarters = summary.all.quarters.map(({ programmed, executed }, quarter) => {
    const columns = quarterColumns(quarter);
    return line(
      first + quarter,
      t.quarterName(quarter + 1),
      withoutExcluded(context, programmed, columns.programmed).formula,
      withoutExcluded(context, executed, columns.executed).formula,
    );
  });
  const sum = (column: number): string =>
    `SUM(${cellAddress(first, column)}:${cellAddress(last - 1, column)})`;
  const warnings = [
    ...executionNotes(context),
    ...(summary.textNumbers > 0 ? [t.textNumbers(summary.textNumbers)] : []),
  ];
  const block = listBlock(context, {
    firstRow: heading,
    heading: summary.reported ? t.totalsHeading : t.programmedHeading,
    none: "",
    notes: [...warnings, excludedNote(context), mixNote(context)],
    columns: [
      { first: TOTALS.period, last: TOTALS.period + 1, header: t.period, kind: "label" },
      { first: TOTALS.programmed, header: t.shortProgrammed, kind: "amount" },
      ...(summary.reported ? executionColumns(context) : []),
    ],
    rows: [
      ...quarters,
      line(last, t.toDate(quarterSaid(summary)), sum(TOTALS.programmed), sum(TOTALS.executed)),
    ],
    totals: 1,
  });
  const warning = warningFormat(1, warnings.length);
  return warnings.length === 0 ? block : { ...block, formats: [...block.formats, warning] };
}

function executionColumns({ texts: { summary: t } }: BlockContext): ListColumn[] {
  return [
    { first: TOTALS.executed, header: t.shortExecuted, kind: "amount" },
    { first: TOTALS.gap, header: t.gap, kind: "amount" },
    { first: TOTALS.ratio, header: t.ratio, kind: "ratio" },
    { first: TOTALS.level, last: TOTALS.last, header: t.level, kind: "level" },
  ];
}

/** What is not reported of the execution: by the plan, by some of its sheets, or of some quarters; `placesOf` counts them. */
function executionNotes({
  summary: { plan, reported },
  texts: { execution, format },
}: BlockContext): string[] {
  const { sheets, activities } = unreportedActivities(plan);
  if (!reported) return [execution.notReported];
  return [
    ...(sheets.length > 0 ? [execution.partlyReported(format.list(sheets), activities)] : []),
    ...missingQuarters(plan, execution, format),
  ];
}

/** That the total adds up different measures, where it does. */
export function mixNote({ summary, texts }: BlockContext): Content {
  const { measure } = summary.groups;
  return measure.length > 1 ? texts.summary.mix(measure.length) : texts.summary.noMix;
}

/** How many rows no figure counts, as long as there are any. */
function excludedNote({ summary, texts: { summary: t } }: BlockContext): Content {
  if (summary.excluded.length === 0) return t.allCounted;
  const count = fixedCell(IDENTITY.excluded, 1);
  return formula(
    `IF(${count}=0,${quotedText(t.allCounted)},IF(${count}=1,${quotedText(t.notCountedOne)},` +
      `${count}&${quotedText(` ${t.notCountedMany}`)}))`,
  );
}
