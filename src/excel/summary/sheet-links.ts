import { cellAddress, columnLetters, quotedSheet, rowsBelow } from "../../poi/address";
import { quotedText } from "../../poi/formulas/formula";
import { formula, type Formula } from "./block";
import type { LongSums } from "./long-sums";

/** Hidden cells that say a sheet's name as it is now: as a person reads it, and as the beginning of a link to it. */
interface NameCells {
  readonly shown: string;
  readonly target: string;
}

/** As long as most rows' numbers. */
const A_ROW = "100";

/**
 * Links to cells of the plan that stay good when a sheet is renamed. A link's target is a text, which no renaming
 * changes; so the name is taken from a reference to the sheet, by CELL("address"), which gives
 * '[Book.xlsx]POI 1'!$A$1 in Excel; LibreOffice gives $'POI 1'.$A$1, and 'POI 1'!$A$1 in a workbook that Excel saved.
 */
export class SheetLinks {
  private readonly cells = new Map<string, NameCells>();

  /**
   * @param sheets names of sheets that are there: a formula that names another is refused
   * @param hidden where the names are kept
   */
  constructor(
    private readonly sheets: ReadonlySet<string>,
    private readonly hidden: Pick<LongSums, "keep">,
  ) {}

  /** A link to a cell of a column (0-based); `row` is a formula of its sheet row. A dash once the row is gone. */
  follow(sheet: string, column: number, row: string): Formula {
    const { shown, target } = this.cellsOf(sheet);
    const below = rowsBelow(column);
    const at = below === 0 ? row : `(${row}+${below})`;
    const letters = columnLetters(column);
    return {
      ...formula(
        `IFERROR(HYPERLINK(${target}&${quotedText(letters)}&${at},` +
          `${shown}&${quotedText(`!${letters}`)}&${at}),"–")`,
      ),
      shown: `${sheet}!${letters}${A_ROW}`,
    };
  }

  /** A link to a cell, 0-based, that stays where it is. */
  to(sheet: string, row: number, column: number): Formula {
    if (this.sheets.has(sheet)) return this.follow(sheet, column, String(row + 1));
    const cell = cellAddress(row, column);
    return formula(
      `HYPERLINK(${quotedText(`#${quotedSheet(sheet)}!${cell}`)},${quotedText(`${sheet}!${cell}`)})`,
    );
  }

  private cellsOf(sheet: string): NameCells {
    let cells = this.cells.get(sheet);
    if (!cells) {
      const name = this.nameOf(sheet);
      const target = this.hidden.keep(`"#'"&SUBSTITUTE(${name},"'","''")&"'!"`);
      this.cells.set(sheet, (cells = { shown: name, target }));
    }
    return cells;
  }

  /** The name as it is now, in steps. */
  private nameOf(sheet: string): string {
    const { hidden } = this;
    // A whole column: rows and columns put in before it leave an address of the same length.
    const address = `CELL("address",INDEX(${quotedSheet(sheet)}!$A:$A,1))`;
    // Without the book and its bracket, or the dollar sign that LibreOffice may put first.
    const begun = hidden.keep(
      `IFERROR(MID(${address},FIND("]",${address})+1,99),MID(${address},IF(LEFT(${address},1)="$",2,1),99))`,
    );
    const quoted = hidden.keep(`LEFT(${begun},LEN(${begun})-5)`);
    const open = hidden.keep(`IF(LEFT(${quoted},1)="'",MID(${quoted},2,99),${quoted})`);
    const plain = `IF(RIGHT(${open},1)="'",LEFT(${open},LEN(${open})-1),${open})`;
    return hidden.keep(
      `IFERROR(IF(${open}="",${quotedText(sheet)},SUBSTITUTE(${plain},"''","'")),${quotedText(sheet)})`,
    );
  }
}
