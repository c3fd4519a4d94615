import { cellAddress } from "../../../poi/address";
import { criterionOf } from "../../../poi/formulas/criterion";
import { quotedText, runsOf } from "../../../poi/formulas/formula";
import {
  groupCount,
  groupSum,
  type GroupRole,
  type SlotsOf,
  slotsOfQuarter,
  TARGET_SLOTS,
} from "../../../poi/formulas/plan-formulas";
import type { GroupLine } from "../../../poi/summary/group-lines";
import {
  fixedColumn,
  formula,
  workbookText,
  type Block,
  type Content,
  type Format,
  type Formula,
} from "../block";
import { COLUMN, HELPER, quarterColumns, takenOffColumn, WHOLE_WIDTH } from "../grid";
import { IDENTITY } from "../places";
import {
  amountFormat,
  columnsOf,
  levelFormula,
  ratioFormula,
  sheetRow,
  type BlockContext,
} from "./context";
import { listBlock, type ListColumn } from "./list";
import { mixNote } from "./totals";

/** Where the excluded rows' texts of a role stand in their block. */
const EXCLUDED_TEXT: Readonly<Record<GroupRole, number>> = {
  unit: COLUMN.unit,
  category: HELPER.category,
  measure: HELPER.measure,
};

/**
 * A row a unit, category or measure: activities, META, each quarter and to date; then a row for the activities of none
 * of them (put in later, or without the text), blank while there are none; then the plan's total.
 */
export function groupsBlock(context: BlockContext, role: GroupRole): Block {
  const { summary, texts, places } = context;
  const t = texts.summary;
  const { heading, first } = places[role];
  const lines = summary.groups[role];
  const rest = first + lines.length;
  const block = listBlock(context, {
    firstRow: heading,
    heading: (summary.reported ? t.groupHeading : t.programmedGroupHeading)[role],
    none: t.noGroup[role],
    notes: role === "measure" && lines.length > 0 ? [mixNote(context)] : [],
    columns: columnsOfGroups(context, role),
    groups: [
      { first: COLUMN.unit, last: COLUMN.activity, text: "" },
      ...Array.from({ length: summary.quarter }, (_, quarter) => ({
        ...ends(quarterColumns(quarter)),
        text: t.quarterGroup(quarter + 1),
      })),
      { ...ends(quarterColumns(summary.quarter)), text: t.toDateGroup },
      ...(summary.reported ? levelGroups(summary.quarter) : []),
    ],
    rows:
      lines.length === 0
        ? []
        : [
            ...lines.map((line, index) => groupRow(context, role, line, first + index)),
            restRow(context, role, rest),
            totalRow(context, rest + 1, role),
          ],
    totals: 1,
  });
  if (lines.length === 0) return block;
  const toDate = quarterColumns(summary.quarter);
  const blankZeros: Format = {
    ...columnsOf(COLUMN.cell, toDate.ratio, rest - heading, 1),
    numberFormat: `${amountFormat(summary)};-${amountFormat(summary)};`,
  };
  const ratios = Array.from({ length: summary.quarter + 1 }, (_, quarter): Format => {
    const { ratio } = quarterColumns(quarter);
    return { ...columnsOf(ratio, ratio, rest - heading, 1), numberFormat: t.percent };
  });
  // Its label is a formula, which a cell for texts would show as it is.
  const label: Format = {
    ...columnsOf(COLUMN.unit, COLUMN.unit, rest - heading, 1),
    numberFormat: "General",
  };
  return { ...block, formats: [...block.formats, label, blankZeros, ...ratios] };
}

const ends = ({ programmed, ratio }: ReturnType<typeof quarterColumns>) => ({
  first: programmed,
  last: ratio,
});

function columnsOfGroups(
  { summary: { quarter: last, reported }, texts: { summary: t } }: BlockContext,
  role: GroupRole,
): ListColumn[] {
  return [
    { first: COLUMN.unit, last: COLUMN.activity, header: t.group[role], kind: "text" },
    { first: COLUMN.cell, header: t.activityCount, kind: "count" },
    { first: COLUMN.target, header: t.meta, kind: "amount" },
    ...Array.from({ length: last + 1 }, (_, quarter): ListColumn[] => {
      const { programmed, executed, ratio } = quarterColumns(quarter);
      // Without what was executed, what was programmed has the room of all three.
      if (!reported)
        return [{ first: programmed, last: ratio, header: t.shortProgrammed, kind: "amount" }];
      return [
        { first: programmed, header: t.shortProgrammed, kind: "amount" },
        { first: executed, header: t.shortExecuted, kind: "amount" },
        { first: ratio, header: t.ratio, kind: "ratio" },
      ];
    }).flat(),
    ...(reported ? [levelColumn(quarterColumns(last).ratio + 1, t.level)] : []),
  ];
}

/** Over the level's two columns, where it has two. */
const levelGroups = (quarter: number): { first: number; last: number; text: string }[] => {
  const { first, last } = levelColumn(quarterColumns(quarter).ratio + 1, "");
  return last === undefined ? [] : [{ first, last, text: "" }];
};

/** The sheet's last column is wide enough for a level; of the others it takes two. */
function levelColumn(first: number, header: string): ListColumn {
  return { first, header, kind: "level", ...(first < COLUMN.last && { last: first + 1 }) };
}

function groupRow(context: BlockContext, role: GroupRole, line: GroupLine, row: number): Content[] {
  const { summary, longSums } = context;
  const { plan } = summary;
  if (!line.isCounted) return uncountedRow(context, line);
  const key = `$${cellAddress(row, COLUMN.unit)}`;
  /** The group's figure over the plan less that of its rows that are not counted. */
  const figure = (all: readonly string[], column: number): Formula =>
    formula(longSums.less(all, ofExcluded(context, role, line, key, column)));
  const sum = (slotsOf: SlotsOf, column: number): Formula =>
    figure(groupSum(plan, role, line.index, slotsOf, key), column);
  const cells: Record<number, Content> = {
    [COLUMN.unit]: workbookText(line.name),
    [COLUMN.cell]: figure(groupCount(plan, role, line.index, key), COLUMN.last),
    [COLUMN.target]: sum(TARGET_SLOTS, COLUMN.target),
  };
  for (let quarter = 0; quarter < summary.quarter; quarter++) {
    const { programmed, executed } = quarterColumns(quarter);
    cells[programmed] = sum(slotsOfQuarter("programmed", quarter), programmed);
    if (summary.reported) cells[executed] = sum(slotsOfQuarter("executed", quarter), executed);
  }
  return sheetRow({ ...cells, ...derived(context, row), ...rank(context, role, row) }, WHOLE_WIDTH);
}

/** A group all of whose activities are in tables that report no execution, as others do: no figure counts it. */
function uncountedRow(
  { summary: { quarter }, texts }: BlockContext,
  { name }: GroupLine,
): Content[] {
  const level = quarterColumns(quarter).ratio + 1;
  const cells = {
    [COLUMN.unit]: workbookText(name),
    [level]: texts.execution.level("not-reported"),
  };
  return sheetRow(cells, WHOLE_WIDTH);
}

/** What a group's excluded rows have in one of the columns, as terms to be added up. */
function ofExcluded(
  { summary, places: { excluded } }: BlockContext,
  role: GroupRole,
  { index, name }: GroupLine,
  key: string,
  column: number,
): string[] {
  const takenOff = takenOffColumn(column);
  const own = summary.excluded.flatMap((line, at) =>
    line[role] === name ? [excluded.first + at] : [],
  );
  if (own.length === 0) return [];
  const criterion = criterionOf(summary.plan.activities[role], index, key);
  if (criterion === undefined)
    return runsOf(own).map(([first, last]) => `SUM(${fixedColumn(takenOff, first, last)})`);
  const texts = fixedColumn(EXCLUDED_TEXT[role], excluded.first, excluded.last);
  return [`SUMIFS(${fixedColumn(takenOff, excluded.first, excluded.last)},${texts},${criterion})`];
}

/** The ratio by which the chart ranks a unit; units of the same ratio in their order. */
function rank({ summary: { quarter } }: BlockContext, role: GroupRole, row: number) {
  if (role !== "unit") return {};
  const ratio = cellAddress(row, quarterColumns(quarter).ratio);
  return { [HELPER.rank]: formula(`IF(${ratio}="","",${ratio}+ROW()/100000000)`) };
}

/** What the plan has beyond the rows above. */
function restRow(context: BlockContext, role: GroupRole, row: number): Content[] {
  const { summary, texts, places } = context;
  const rest = (whole: string, column: number): string =>
    `${whole}-SUM(${cellAddress(places[role].first, column)}:${cellAddress(row - 1, column)})`;
  const count = cellAddress(row, COLUMN.cell);
  // Of no activity there is nothing left, nor what binary fractions leave, which would show as "-0.00".
  const amount = (whole: string, column: number): Formula =>
    formula(`IF(${count}=0,0,${rest(whole, column)})`);
  const cells: Record<number, Content> = {
    [COLUMN.unit]: formula(`IF(${count}=0,"",${quotedText(texts.summary.restOf[role])})`),
    [COLUMN.cell]: formula(rest(cellAddress(IDENTITY.activities, 1), COLUMN.cell)),
    [COLUMN.target]: amount(cellAddress(IDENTITY.target, 1), COLUMN.target),
  };
  for (let quarter = 0; quarter < summary.quarter; quarter++) {
    const { programmed, executed } = quarterColumns(quarter);
    const total = places.totals.first + quarter;
    cells[programmed] = amount(cellAddress(total, COLUMN.cell), programmed);
    if (summary.reported) cells[executed] = amount(cellAddress(total, COLUMN.target), executed);
  }
  return sheetRow({ ...cells, ...derived(context, row) }, WHOLE_WIDTH);
}

function totalRow(context: BlockContext, row: number, role: GroupRole): Content[] {
  const { summary, texts, places } = context;
  const sum = (column: number): Formula =>
    formula(`SUM(${cellAddress(places[role].first, column)}:${cellAddress(row - 1, column)})`);
  const cells: Record<number, Content> = {
    [COLUMN.unit]: texts.summary.total,
    [COLUMN.cell]: sum(COLUMN.cell),
    [COLUMN.target]: sum(COLUMN.target),
  };
  for (let quarter = 0; quarter < summary.quarter; quarter++) {
    const { programmed, executed } = quarterColumns(quarter);
    cells[programmed] = sum(programmed);
    if (summary.reported) cells[executed] = sum(executed);
  }
  return sheetRow({ ...cells, ...derived(context, row) }, WHOLE_WIDTH);
}

/** Ratios, sums to date and the level, from the row's own cells. */
function derived(context: BlockContext, row: number): Record<number, Content> {
  const { quarter: last, reported } = context.summary;
  const contents: Record<number, Content> = {};
  const quarters = Array.from({ length: last }, (_, quarter) => quarterColumns(quarter));
  const toDate = quarterColumns(last);
  const cells = (columns: readonly number[]): Formula =>
    formula(columns.map((column) => cellAddress(row, column)).join("+"));
  contents[toDate.programmed] = cells(quarters.map(({ programmed }) => programmed));
  if (!reported) return contents;
  contents[toDate.executed] = cells(quarters.map(({ executed }) => executed));
  for (const { programmed, executed, ratio } of [...quarters, toDate]) {
    contents[ratio] = ratioFormula(cellAddress(row, programmed), cellAddress(row, executed));
  }
  const level = levelFormula(
    context,
    cellAddress(row, toDate.ratio),
    cellAddress(row, toDate.executed),
  );
  // A group none of whose activities is counted has no level.
  contents[toDate.ratio + 1] = formula(
    `IF(${cellAddress(row, COLUMN.cell)}>0,${level.formula},"")`,
  );
  return contents;
}
