import type { Rect } from "../../model/address";
import type { Area } from "../../model/area";
import type { Cell } from "../../model/cells";
import type { Evaluation, Home } from "./evaluation";
import type { Lookups } from "./lookups";
import type { Node } from "./template";
import { visitUsed } from "./usedCells";
import { isError, NotQuick } from "./values";

/** Works out a call of a function. @throws NotQuick where it is unusual, and for the engine */
export type QuickFunction = (call: Call) => Cell;

/** A call of a function in a formula: its arguments, and what they come to. */
export class Call {
  constructor(
    readonly args: readonly Node[],
    readonly home: Home,
    private readonly evaluation: Evaluation,
  ) {}

  /** How many arguments it has. */
  get count(): number {
    return this.args.length;
  }

  /** The name of the workbook's file. */
  get fileName(): string {
    return this.evaluation.workbook.fileName;
  }

  /** What is looked for in the same columns by several formulas. */
  get lookups(): Lookups {
    return this.evaluation.lookups;
  }

  /** An argument as it is written. */
  arg(at: number): Node {
    const node = this.args.at(at);
    if (!node) throw new NotQuick("a missing argument");
    return node;
  }

  /** What an argument comes to. */
  value(at: number): Cell {
    return this.valueOf(this.arg(at));
  }

  /** What an argument comes to; an error is for the engine. */
  noError(at: number): Cell {
    const cell = this.value(at);
    if (isError(cell)) throw new NotQuick("an error as argument");
    return cell;
  }

  /** What all arguments come to. */
  values(): Cell[] {
    return this.args.map((arg) => this.valueOf(arg));
  }

  /** The cells that an argument refers to. */
  area(at: number): Area {
    return this.areaOf(this.arg(at));
  }

  /** The cells that an argument refers to; the error of INDEX's row or column, if it has one. */
  areaOrError(at: number): Area | Cell {
    return this.evaluation.areaOrError(this.arg(at), this.home);
  }

  /** Part of the cells that an argument refers to. */
  part(at: number, partOf: (rect: Readonly<Rect>) => Rect): Area {
    return this.evaluation.part(this.arg(at), this.home, partOf);
  }

  /** What a part of an argument comes to. */
  valueOf(node: Node): Cell {
    return this.evaluation.value(node, this.home);
  }

  /** The cells that a part of an argument refers to. */
  areaOf(node: Node): Area {
    return this.evaluation.area(node, this.home);
  }

  /** The value of an area of one cell. */
  single(area: Area): Cell {
    return this.evaluation.single(area);
  }

  /** The cells of an area of one column. */
  column({ sheet, rect }: Area): Cell[] {
    return Array.from({ length: rect.bottom - rect.top + 1 }, (_, at) =>
      this.evaluation.cell(sheet, rect.top + at, rect.left),
    );
  }

  /** Visits an area's cells in which something may stand, but for errors; answers the first of those. */
  eachCell({ sheet, rect }: Area, visit: (cell: Cell) => void): Cell | undefined {
    const { cell: read, effort } = this.evaluation;
    let failed: Cell | undefined;
    for (let column = rect.left; column <= rect.right; column += 1) {
      visitUsed(sheet, column, rect.top, rect.bottom, effort, (row) => {
        const cell = read(sheet, row, column);
        if (isError(cell)) failed ??= cell;
        else visit(cell);
      });
    }
    return failed;
  }
}
