import { sheetCell } from "../../poi/address";
import { CuadraError } from "../../poi/error";
import type { Validation } from "../../poi/validation/validation";
import { runExcel } from "../run";
import { listSheets, usedOnce, type SheetRef } from "../sheets";
import { LOOKS } from "./looks";
import { isMarked, type HighlightRule } from "./rule";
import { rulesOfTable } from "./rules";

/** How many conditional formats were put in place and how many of an earlier run taken away. */
export interface Highlighted {
  readonly added: number;
  readonly removed: number;
}

/**
 * Highlights a validation's findings and under-executed activities with conditional formats, in place of those
 * of an earlier run. Two round trips: one reads what there is, one writes, and nothing is written where a sheet
 * of the plan is protected.
 * @param sheets every sheet of the workbook, as read with the plan
 * @param turn called after each table, to give a page its turn: a plan of many sheets has hundreds of formats
 * @throws CuadraError "sheet-protected", or as runExcel
 */
export async function highlight(
  validation: Validation,
  sheets: readonly SheetRef[],
  turn?: () => Promise<void>,
): Promise<Highlighted> {
  return runExcel(async (context) => {
    const ofPlan = new Set(validation.plan.tables.map(({ sheet }) => sheet));
    const ours = await ourFormats(context, sheets, ofPlan);
    for (const format of ours) format.delete();
    let added = 0;
    for (const table of validation.plan.tables) {
      const sheet = context.workbook.worksheets.getItem(table.sheet);
      for (const rule of rulesOfTable(validation, table)) {
        addRule(sheet, rule);
        added++;
      }
      await turn?.();
    }
    await context.sync();
    return { added, removed: ours.length };
  });
}

/**
 * Takes away every conditional format that carries our marker, on all sheets, and what a failure left of one; no
 * other.
 * @returns how many
 * @throws CuadraError as runExcel
 */
export async function clearHighlights(): Promise<number> {
  return runExcel(async (context) => {
    const sheets = await listSheets(context);
    const ours = await ourFormats(context, sheets, new Set());
    for (const format of ours) format.delete();
    await context.sync();
    return ours.length;
  });
}

function addRule(sheet: Excel.Worksheet, { kind, cells, formula }: HighlightRule): void {
  const { row, column } = sheetCell(cells.firstRow, cells.firstColumn);
  const custom = usedOnce(
    sheet.getRangeByIndexes(row, column, cells.rows, cells.columns),
  ).conditionalFormats.add(Excel.ConditionalFormatType.custom).custom;
  const { rule: condition, format } = custom;
  const look = LOOKS[kind];
  condition.formula = formula;
  format.fill.color = look.fill;
  format.font.color = look.font;
  if (look.bold) format.font.bold = true;
  if (look.italic) format.font.italic = true;
  if (look.underline !== "None") format.font.underline = look.underline;
}

/** Conditional formats asked for at once: of more, an answer would be larger than Excel gives. Copying rows by the hundred makes tens of thousands. */
const FORMATS_AT_ONCE = 5000;

/**
 * The conditional formats with our marker on the sheets that still exist. One round trip, and one more for every
 * 5,000 formats of a sheet.
 * @param toWrite names of sheets that are about to be written
 * @throws CuadraError "sheet-protected" when one of those cannot be
 */
async function ourFormats(
  context: Excel.RequestContext,
  sheets: readonly SheetRef[],
  toWrite: ReadonlySet<string>,
): Promise<Excel.ConditionalFormat[]> {
  const asked = sheets.map(({ id, name }) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(id);
    sheet.load("id");
    sheet.protection.load("protected,options");
    const formats = sheet.getRange().conditionalFormats;
    loadFormats(formats, 0);
    return { name, sheet, formats };
  });
  await context.sync();
  const present = asked.filter(({ sheet }) => !sheet.isNullObject);
  const marked: { name: string; sheet: Excel.Worksheet; ours: Excel.ConditionalFormat[] }[] = [];
  for (const { name, sheet, formats } of present) {
    const ours = formats.items.filter(isOurs);
    for (let read = FORMATS_AT_ONCE; formats.items.length === FORMATS_AT_ONCE;) {
      await readFormats(context, formats, read);
      ours.push(...formats.items.filter(isOurs));
      read += FORMATS_AT_ONCE;
    }
    marked.push({ name, sheet, ours });
  }
  for (const { name, sheet, ours } of marked) {
    const { protection } = sheet;
    const isWritten = toWrite.has(name) || ours.length > 0;
    if (isWritten && protection.protected && protection.options.allowFormatCells !== true)
      throw new CuadraError("sheet-protected", { sheet: name });
  }
  return marked.flatMap(({ ours }) => ours);
}

async function readFormats(
  context: Excel.RequestContext,
  formats: Excel.ConditionalFormatCollection,
  skip: number,
): Promise<void> {
  loadFormats(formats, skip);
  await context.sync();
}

/** Asks for the next formats after so many. */
function loadFormats(formats: Excel.ConditionalFormatCollection, skip: number): void {
  formats.load({
    $top: FORMATS_AT_ONCE,
    $skip: skip,
    id: true,
    type: true,
    // Formats of other types have no formula: the null object, where `custom` would fail.
    customOrNullObject: {
      rule: { formula: true },
      format: { fill: { color: true }, font: { color: true } },
    },
  });
}

function isOurs({ type, customOrNullObject: custom }: Excel.ConditionalFormat): boolean {
  return (
    type === Excel.ConditionalFormatType.custom &&
    !custom.isNullObject &&
    (isMarked(custom.rule.formula) || isUnfinished(custom))
  );
}

/**
 * What is left where Excel fails between adding a format and setting its formula, which `addRule` sets first. It shows
 * nothing, and in Excel's own dialogs nobody can make one.
 */
function isUnfinished({ rule, format }: Excel.CustomConditionalFormat): boolean {
  return [rule.formula, format.fill.color, format.font.color].every((text) => text === "");
}
