import type { Rect } from "../../model/address";
import type { Area } from "../../model/area";
import { CellKind, type Cell } from "../../model/cells";
import type { Workbook } from "../../model/workbook";
import type { Worksheet } from "../../model/worksheet";
import { AreaStack } from "./areaPool";
import { Call } from "./call";
import type { Effort } from "./effort";
import { FUNCTIONS } from "./functions";
import { indexed } from "./functions/places";
import { Lookups, type CellReader } from "./lookups";
import { areaRect, type BinaryNode, type Node, type Reference } from "./template";
import { isError, NotQuick, number, numberOf, operate, text } from "./values";

/** Of a sheet with more array formulas that fill several cells nothing is worked out: each cell is looked for in all. */
const MOST_WIDE_ARRAYS = 50;

/** Where a formula stands, and its references. */
export interface Home {
  readonly sheet: Worksheet;
  readonly row: number;
  readonly references: readonly Reference[];
}

/** Works out what the parts of a formula come to: operators, references and calls. */
export class Evaluation {
  readonly lookups: Lookups;
  /** The areas that the formulas being worked out look at. */
  areas = new AreaStack();
  /** By the names in references; undefined where there is none. */
  private readonly sheets = new Map<string, Worksheet | undefined>();

  /**
   * @param cell reads a cell; one of a formula is worked out
   * @param effort what working out may take
   * @param waiting counts the calls and operators that wait on the call stack
   */
  constructor(
    readonly workbook: Workbook,
    readonly cell: CellReader,
    readonly effort: Effort,
    private readonly waiting: { depth: number },
  ) {
    this.lookups = new Lookups(cell, effort);
  }

  /** Some cell changed. */
  forget(): void {
    this.areas = new AreaStack();
    this.sheets.clear();
    this.lookups.forget();
  }

  /** What a part of a formula comes to. @throws NotQuick where it is for the engine */
  value(node: Node, home: Home): Cell {
    switch (node.kind) {
      case "number":
        return number(node.value);
      case "text":
        return text(node.value);
      case "reference":
        return this.single(this.area(node, home));
      default: {
        this.waiting.depth += 1;
        const value = this.compound(node, home);
        this.waiting.depth -= 1;
        return value;
      }
    }
  }

  private compound(
    node: Extract<Node, { kind: "negative" | "binary" | "call" }>,
    home: Home,
  ): Cell {
    switch (node.kind) {
      case "negative": {
        const operand = this.value(node.operand, home);
        return isError(operand) ? operand : number(-numberOf(operand));
      }
      case "binary":
        return this.binary(node, home);
      case "call": {
        const call = FUNCTIONS.get(node.name);
        if (!call) throw new NotQuick(node.name);
        return call(new Call(node.args, home, this));
      }
    }
  }

  /** A sum of a thousand cells leans to the left: it is walked down, not called into. */
  private binary(node: BinaryNode, home: Home): Cell {
    const operations: BinaryNode[] = [];
    let first: Node = node;
    for (; first.kind === "binary"; first = first.left) operations.push(first);
    let left = this.value(first, home);
    for (const { operator, right: operand } of operations.reverse()) {
      const right = this.value(operand, home);
      if (isError(left)) continue;
      // A text on the left may be an error of its own, which comes first.
      if (isError(right) && left.kind === CellKind.string)
        throw new NotQuick("a text and an error");
      left = isError(right) ? right : operate(operator, left, right);
    }
    return left;
  }

  /** The value of an area of one cell. */
  single({ sheet, rect }: Area): Cell {
    if (rect.top !== rect.bottom || rect.left !== rect.right) throw new NotQuick("an array");
    return this.cell(sheet, rect.top, rect.left);
  }

  /** The cells that a part of a formula refers to. */
  area(node: Node, home: Home): Area {
    const area = this.areaOrError(node, home);
    if ("kind" in area) throw new NotQuick("an error as argument");
    return area;
  }

  /** The cells that a part of a formula refers to; the error of INDEX's row or column, if it has one. */
  areaOrError(node: Node, home: Home): Area | Cell {
    if (node.kind === "reference") {
      const reference = home.references[node.index];
      const sheet = this.sheetOf(reference.sheet, home.sheet);
      return this.noted({ sheet, rect: areaRect(reference, home.row) });
    }
    if (node.kind === "call" && node.name === "INDEX")
      return indexed(new Call(node.args, home, this));
    throw new NotQuick("no reference");
  }

  /** Part of the cells of an argument: what is picked is what the formula was worked out from, not all it might be. */
  part(node: Node, home: Home, partOf: (rect: Readonly<Rect>) => Rect): Area {
    const { sheet, rect } = this.area(node, home);
    if (node.kind === "reference") this.areas.pop();
    return this.noted({ sheet, rect: partOf(rect) });
  }

  private noted(area: Area): Area {
    const { top, left, bottom, right } = area.rect;
    this.areas.push(area.sheet, top, left, bottom, right);
    return area;
  }

  private sheetOf(name: string | undefined, home: Worksheet): Worksheet {
    let sheet: Worksheet | undefined = home;
    if (name !== undefined) {
      sheet = this.sheets.get(name);
      if (!sheet) this.sheets.set(name, (sheet = this.workbook.findSheet(name)));
    }
    if (!sheet) throw new NotQuick("a sheet that is not there");
    if (sheet.arrays.wideCount > MOST_WIDE_ARRAYS) throw new NotQuick("many array formulas");
    return sheet;
  }
}
