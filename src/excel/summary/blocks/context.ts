import type { Catalogue } from "../../../i18n/index";
import type { ActivityRows } from "../../../poi/formulas/activity-formulas";
import { quotedText } from "../../../poi/formulas/formula";
import type { Level } from "../../../poi/execution/execution";
import type { Summary } from "../../../poi/summary/summary";
import type { CorrectionList } from "../../corrections/correction-log";
import { fixedCell, formula, type Content, type Format, type Formula } from "../block";
import { COUNT, DECIMAL, WIDTH } from "../grid";
import type { LongSums } from "../long-sums";
import { IDENTITY, type Places } from "../places";
import type { SheetLinks } from "../sheet-links";
import type { Turn } from "../../../poi/turns";

/** What every block is made from. */
export interface BlockContext {
  readonly summary: Summary;
  readonly texts: Catalogue;
  readonly places: Places;
  /** Of the sheet's columns, in points. */
  readonly widths: readonly number[];
  /** Of the plan, in hexadecimal. */
  readonly seal: string;
  readonly made: Date;
  readonly corrections: CorrectionList;
  readonly activityRows: ActivityRows;
  readonly longSums: LongSums;
  readonly links: SheetLinks;
  readonly turn: Turn;
}

/** A row from contents by column, of the sheet's width or with its hidden columns. */
export function sheetRow(contents: Readonly<Record<number, Content>>, width = WIDTH): Content[] {
  const row = Array<Content>(width).fill("");
  for (let column = 0; column < width; column++) row[column] = contents[column] ?? "";
  return row;
}

/** A row to be filled in, of a long list: making one of parts takes many times as long. */
export function blankRow(width: number): Content[] {
  return Array<Content>(width).fill("");
}

/** Number format of the plan's amounts. */
export function amountFormat({ plan }: Summary): string {
  return plan.activities.integers ? COUNT : DECIMAL;
}

/** A rectangle of some columns, first and last. */
export function columnsOf(
  first: number,
  last: number,
  row: number,
  rows: number,
): Pick<Format, "row" | "rows" | "column" | "columns"> {
  return { row, rows, column: first, columns: last - first + 1 };
}

/** executed ÷ programmed, blank where nothing was programmed; free of what binary fractions add. */
export function ratioFormula(programmed: string, executed: string): Formula {
  return formula(`IF(${programmed}>0,ROUND(${executed}/${programmed},10),"")`);
}

/** The level's name by the thresholds that stand in the identity block, from the cells of ratio and executed. */
export function levelFormula(context: BlockContext, ratio: string, executed: string): Formula {
  return levelFormulas(context)(ratio, executed);
}

/** `levelFormula` for a long list. */
export function levelFormulas({
  texts,
}: BlockContext): (ratio: string, executed: string) => Formula {
  const name = (level: Level): string => quotedText(texts.execution.level(level));
  const critical = fixedCell(IDENTITY.critical, 1);
  const low = fixedCell(IDENTITY.low, 1);
  const without = `${name("unprogrammed")},${name("not-programmed")}`;
  const exceeded = `${name("exceeded")},${name("met")}`;
  const [ofCritical, ofLow, ofSlight] = (["critical", "low", "slight"] as const).map(name);
  return (ratio, executed) =>
    formula(
      `IF(${ratio}="",IF(${executed}>0,${without}),` +
        `IF(${ratio}<${critical},${ofCritical},IF(${ratio}<${low},${ofLow},` +
        `IF(${ratio}<1,${ofSlight},IF(${ratio}>1,${exceeded})))))`,
    );
}
