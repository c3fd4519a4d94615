import { cellAddress } from "../../poi/address";
import { quotedText } from "../../poi/formulas/formula";
import { shortened } from "../../poi/shortened";
import { usedOnce } from "../sheets";
import type { Block, Content, Format } from "./block";
import { COLOR, FONT_SIZE } from "./grid";
import type { Turn } from "../../poi/turns";

/** Far from the 5 MB that a request may have in Excel on the web, so that packing one up holds nobody up. */
const WANTED_CHARACTERS = 1_000_000;

/** About how many characters a cell takes in a request. */
const lengthOf = (input: Input): number =>
  typeof input === "string" ? input.length + QUOTES : LONG_NUMBER;
const QUOTES = 3;
const LONG_NUMBER = 10;

/** Rows between two looks at the clock. */
const A_FEW = 100;

/** What a cell of a new sheet is set to; null leaves it blank, as it is. */
type Input = string | number | null;

const freshInput = (content: Content): Input => (content === "" ? null : cellInput(content));

/** Writes blocks to a sheet in as few requests as their size allows. */
export class BlockWriter {
  private waiting = 0;

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly sheet: Excel.Worksheet,
    private readonly turn: Turn,
  ) {}

  /** Formats first: a cell must be text before a text that looks like a formula is put in it. */
  async write(block: Block): Promise<void> {
    const { firstRow, rows } = block;
    this.range(firstRow, 0, rows.length, rows[0].length).format.font.size = FONT_SIZE;
    for (const format of block.formats) this.format(firstRow, format);
    for (let from = 0; from < rows.length;) {
      let characters = 0;
      const part: Input[][] = [];
      while (from + part.length < rows.length && characters < WANTED_CHARACTERS / 2) {
        const inputs = rows[from + part.length].map(freshInput);
        for (const input of inputs) characters += lengthOf(input);
        part.push(inputs);
        if (part.length % A_FEW === 0) await this.turn();
      }
      if (this.waiting + characters > WANTED_CHARACTERS) {
        await this.context.sync();
        this.waiting = 0;
      }
      this.range(firstRow + from, 0, part.length, part[0].length).formulas = part;
      this.waiting += characters;
      from += part.length;
    }
    for (const format of block.formats) {
      if (format.merge) this.rangeOf(block.firstRow, format).merge(true);
    }
  }

  /** Contents one below the other, from the sheet's first row on. */
  writeColumn(column: number, contents: readonly Content[]): void {
    if (contents.length === 0) return;
    this.range(0, column, contents.length, 1).formulas = contents.map((each) => [cellInput(each)]);
  }

  private range(row: number, column: number, rows: number, columns: number): Excel.Range {
    return usedOnce(this.sheet.getRangeByIndexes(row, column, rows, columns));
  }

  private rangeOf(firstRow: number, { row, column, rows, columns }: Format): Excel.Range {
    return this.range(firstRow + row, column, rows, columns);
  }

  private format(firstRow: number, look: Format): void {
    const range = this.rangeOf(firstRow, look);
    const { format } = range;
    // One text for a whole range: every cell gets it.
    if (look.numberFormat !== undefined) Object.assign(range, { numberFormat: look.numberFormat });
    if (look.fill !== undefined) format.fill.color = look.fill;
    if (look.color !== undefined) format.font.color = look.color;
    if (look.bold) format.font.bold = true;
    if (look.italic) format.font.italic = true;
    if (look.size !== undefined) format.font.size = look.size;
    if (look.wrap !== undefined) format.wrapText = look.wrap;
    if (look.shrink) format.shrinkToFit = true;
    if (look.horizontal) format.horizontalAlignment = look.horizontal;
    if (look.indent !== undefined) format.indentLevel = look.indent;
    if (look.vertical) format.verticalAlignment = look.vertical;
    if (look.height !== undefined) format.rowHeight = look.height;
    for (const {
      text,
      look: { fill, font, bold, italic, underline },
    } of look.byText ?? []) {
      const custom = range.conditionalFormats.add(Excel.ConditionalFormatType.custom).custom;
      const cell = `$${cellAddress(firstRow + look.row, look.column)}`;
      custom.rule.formula = `=${cell}=${quotedText(text)}`;
      custom.format.fill.color = fill;
      custom.format.font.color = font;
      if (bold) custom.format.font.bold = true;
      if (italic) custom.format.font.italic = true;
      if (underline !== "None") custom.format.font.underline = underline;
    }
    if (look.grid) {
      for (const side of sidesOf(look)) {
        const border = format.borders.getItem(side);
        border.style = "Continuous";
        border.color = COLOR.line;
      }
    } else if (look.grid === false) {
      for (const side of UPRIGHT) format.borders.getItem(side).style = "None";
    }
  }
}

type Side =
  "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideHorizontal" | "InsideVertical";

/** The line above and the one below are those of other rows too. */
const UPRIGHT: readonly Side[] = ["EdgeLeft", "InsideVertical", "EdgeRight"];

/** A range of one row or column has no lines inside in that direction. */
function sidesOf({ rows, columns }: Format): Side[] {
  const sides: Side[] = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"];
  if (rows > 1) sides.push("InsideHorizontal");
  if (columns > 1) sides.push("InsideVertical");
  return sides;
}

/** First characters that make Excel read a text as a formula, or that it takes for the text prefix itself. */
const READ_AS_FORMULA = /^[=+\-@'\t\r\n]/;

/** Characters that a cell holds; a name made by another program may be longer. */
const LONGEST_TEXT = 32_767;

/**
 * What to set a cell's `formulas` to. A text of the workbook that could become a formula gets the prefix that
 * makes it a text, which Excel does not show, and its cell has the text format besides.
 */
function cellInput(content: Content): string | number {
  if (typeof content !== "object") return content;
  if ("formula" in content) return `=${content.formula}`;
  // The longest text has no room for the prefix: the text format of its cell has to do.
  const hasRoom = content.text.length < LONGEST_TEXT;
  const text = hasRoom && READ_AS_FORMULA.test(content.text) ? `'${content.text}` : content.text;
  return shortened(text, LONGEST_TEXT);
}
