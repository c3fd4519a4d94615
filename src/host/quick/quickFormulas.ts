import { cellAddress, quoteSheet } from "../model/address";
import { CellKind, type Cell } from "../model/cells";
import type { Workbook } from "../model/workbook";
import { cellKey, rowOfKey } from "../model/cellMap";
import type { Worksheet } from "../model/worksheet";
import { AreaPool, AreaStack, type AreaRun } from "./areaPool";
import { CellResults } from "./cellResults";
import { Effort } from "./effort";
import { criterionOf, Lookups, partOf, withoutWildcards, type Area } from "./lookups";
import { parse, type BinaryNode, type Node, type Reference } from "./template";
import { visitUsed } from "./usedCells";
import {
  boolean,
  error,
  joined,
  NotQuick,
  number,
  numberOf,
  operate,
  rounded,
  text,
  textOf,
  truthOf,
} from "./values";

/** A formula's value and the cells that it was worked out from. */
export interface QuickResult extends AreaRun {
  readonly value: Cell;
  /** Where those cells are kept. */
  readonly pool: AreaPool;
}

/** A longer column is not read anew for every formula. */
const MOST_READ = 1000;

/**
 * Works out the formulas that people write most (sums, SUMIFS, lookups, conditions, arithmetic) without the engine.
 * IronCalc takes about twenty microseconds to be given a cell and two to compare one in SUMIFS or MATCH: a summary of
 * 20,000 activities would keep it busy for minutes, and it compares texts in arrays wrongly. What is looked for in a
 * column is read once for all formulas. Whatever is unusual stays with the engine.
 */
export class QuickFormulas {
  private readonly results = new CellResults<QuickResult>((sheet, key) => this.workOut(sheet, key));
  private readonly pools = new Map<Worksheet, AreaPool>();
  private readonly lookups: Lookups;
  /** By the names in references; undefined where there is none. */
  private readonly sheets = new Map<string, Worksheet | undefined>();
  /** Of the formulas being worked out. */
  private areas = new AreaStack();

  /**
   * @param effort what working out may take
   * @param kept the value of a formula that nobody is to work out
   */
  constructor(
    private readonly workbook: Workbook,
    private readonly effort: Effort,
    private readonly kept: (sheet: Worksheet, key: number) => Cell | undefined,
  ) {
    this.lookups = new Lookups((sheet, row, column) => this.cell(sheet, row, column), effort);
  }

  /**
   * Some cell changed: nothing worked out before holds.
   * @param settled sheets whose formulas say what they said
   */
  forget(settled: ReadonlySet<Worksheet>): void {
    this.results.forget(settled);
    for (const sheet of this.pools.keys()) if (!settled.has(sheet)) this.pools.delete(sheet);
    this.areas = new AreaStack();
    this.sheets.clear();
    this.lookups.forget();
  }

  /** The value of a formula cell; undefined where the engine has to work it out. */
  result(sheet: Worksheet, key: number): QuickResult | undefined {
    return this.results.of(sheet, key);
  }

  /** Asked for again, a formula that was the engine's is looked at anew. */
  forgetFailure(sheet: Worksheet, key: number): void {
    this.results.forgetFailure(sheet, key);
  }

  private workOut(sheet: Worksheet, key: number): QuickResult | undefined {
    const formula = sheet.formulas.get(key);
    const row = rowOfKey(key);
    const parsed = formula === undefined || sheet.arrays.size > 0 ? undefined : parse(formula, row);
    if (!parsed) return undefined;
    const { areas } = this;
    const { height } = areas;
    try {
      const value = this.value(parsed.tree, { sheet, row, references: parsed.references });
      const pool = this.poolOf(sheet);
      const { from, to } = pool.add(areas, height);
      return { value: value.kind === CellKind.empty ? number(0) : value, pool, from, to };
    } catch (reason) {
      if (reason instanceof NotQuick) return undefined;
      throw reason;
    } finally {
      areas.height = height;
    }
  }

  private poolOf(sheet: Worksheet): AreaPool {
    let pool = this.pools.get(sheet);
    if (!pool) this.pools.set(sheet, (pool = new AreaPool()));
    return pool;
  }

  /** A cell as it is now, worked out if it is a formula. */
  private cell(sheet: Worksheet, row: number, column: number): Cell {
    if (sheet.formulas.at(row, column) === undefined) return sheet.cells.get(row, column);
    const key = cellKey(row, column);
    const value = this.result(sheet, key)?.value ?? this.kept(sheet, key);
    if (!value) throw new NotQuick("a formula for the engine");
    return value;
  }

  private value(node: Node, home: Home): Cell {
    switch (node.kind) {
      case "number":
        return number(node.value);
      case "text":
        return text(node.value);
      case "reference":
        return this.valueOf(this.area(node, home));
      case "negative": {
        const operand = this.deeper(node.operand, home);
        return operand.kind === CellKind.error ? operand : number(-numberOf(operand));
      }
      case "binary":
        return this.binary(node, home);
      case "call": {
        this.results.depth += 1;
        const value = this.call(node.name, node.args, home);
        this.results.depth -= 1;
        return value;
      }
    }
  }

  /** The value of an operand: what waits for it is counted. */
  private deeper(node: Node, home: Home): Cell {
    this.results.depth += 1;
    const value = this.value(node, home);
    this.results.depth -= 1;
    return value;
  }

  /** A sum of a thousand cells leans to the left: it is walked down, not called into. */
  private binary(node: BinaryNode, home: Home): Cell {
    const operations: BinaryNode[] = [];
    let first: Node = node;
    for (; first.kind === "binary"; first = first.left) operations.push(first);
    let left = this.deeper(first, home);
    for (const { operator, right: operand } of operations.reverse()) {
      const right = this.deeper(operand, home);
      if (left.kind === CellKind.error) continue;
      // A text on the left may be an error of its own, which comes first.
      if (right.kind === CellKind.error && left.kind === CellKind.string)
        throw new NotQuick("a text and an error");
      left = right.kind === CellKind.error ? right : operate(operator, left, right);
    }
    return left;
  }

  /** The value of a single cell. */
  private valueOf({ sheet, rect }: Area): Cell {
    if (rect.top !== rect.bottom || rect.left !== rect.right) throw new NotQuick("an array");
    return this.cell(sheet, rect.top, rect.left);
  }

  /** The cells that an argument refers to. */
  private area(node: Node, home: Home): Area {
    const area = this.areaOrError(node, home);
    if (isCell(area)) throw new NotQuick("an error as argument");
    return area;
  }

  /** The cells that an argument refers to; the error of INDEX's row or column, if it has one. */
  private areaOrError(node: Node, home: Home): Area | Cell {
    const area =
      node.kind === "reference"
        ? this.referenceOf(home.references[node.index], home)
        : node.kind === "call" && node.name === "INDEX"
          ? this.indexed(node.args, home)
          : undefined;
    if (!area) throw new NotQuick("no reference");
    return area;
  }

  private referenceOf(
    reference: Reference | undefined,
    { sheet: home, row }: Home,
  ): Area | undefined {
    if (!reference) return undefined;
    const sheet = this.sheetOf(reference.sheet, home);
    const { rect, topIsOwn, bottomIsOwn } = reference;
    const top = topIsOwn ? row : rect.top;
    const bottom = bottomIsOwn ? row : rect.bottom;
    const { left, right } = rect;
    const area = {
      sheet,
      rect: { top: Math.min(top, bottom), left, bottom: Math.max(top, bottom), right },
    };
    this.areas.push(sheet, area.rect.top, left, area.rect.bottom, right);
    return area;
  }

  private sheetOf(name: string | undefined, home: Worksheet): Worksheet {
    let sheet: Worksheet | undefined = home;
    if (name !== undefined) {
      sheet = this.sheets.get(name);
      if (!sheet) this.sheets.set(name, (sheet = this.workbook.findSheet(name)));
    }
    if (!sheet || sheet.arrays.size > 0) throw new NotQuick("a sheet that is not there");
    return sheet;
  }

  private call(name: string, args: readonly Node[], home: Home): Cell {
    switch (name) {
      case "SUM":
        return this.sum(args, home);
      case "COUNTA":
        return this.countFilled(args, home);
      case "SUMIFS":
      case "COUNTIFS":
        return this.sumIfs(name, args, home);
      case "IF": {
        const condition = this.argument(args, 0, home);
        if (condition.kind === CellKind.error) return condition;
        if (truthOf(condition)) return this.argument(args, 1, home);
        return args.length > 2 ? this.argument(args, 2, home) : boolean(false);
      }
      case "IFERROR": {
        const first = this.argument(args, 0, home);
        return first.kind === CellKind.error ? this.argument(args, 1, home) : first;
      }
      case "ISERROR":
        return boolean(this.argument(args, 0, home).kind === CellKind.error);
      case "OR":
        return this.or(args, home);
      case "ROUND":
        return this.ofNumbers(args, home, (numbers) =>
          rounded(numbers.at(0) ?? 0, numbers.at(1) ?? 0),
        );
      case "ABS":
        return this.ofNumbers(args, home, (numbers) => Math.abs(numbers.at(0) ?? 0));
      case "MIN":
        return this.ofNumbers(args, home, (numbers) => Math.min(...numbers));
      case "MAX":
        return this.ofNumbers(args, home, (numbers) => Math.max(...numbers));
      case "ROW":
        return number(
          (args.length === 0 ? home.row : this.area(nodeAt(args, 0), home).rect.top) + 1,
        );
      case "ROWS": {
        const { rect } = this.area(nodeAt(args, 0), home);
        return number(rect.bottom - rect.top + 1);
      }
      case "INDEX":
        return this.valueOf(this.area({ kind: "call", name, args }, home));
      case "MATCH":
        return this.match(args, home);
      case "SMALL":
        return this.small(this.area(nodeAt(args, 0), home), this.argument(args, 1, home));
      case "LOOKUP":
        return this.lookUp(args, home);
      case "HYPERLINK": {
        const target = this.argument(args, 0, home);
        return target.kind === CellKind.error ? target : this.argument(args, args.length - 1, home);
      }
      case "N": {
        const cell = this.noError(nodeAt(args, 0), home);
        return number(cell.kind === CellKind.string ? 0 : numberOf(cell));
      }
      case "LEFT": {
        const length = numberOf(this.noError(nodeAt(args, 1), home));
        return text(textOf(this.noError(nodeAt(args, 0), home)).slice(0, Math.trunc(length)));
      }
      case "RIGHT": {
        const whole = textOf(this.noError(nodeAt(args, 0), home));
        const length = Math.trunc(numberOf(this.noError(nodeAt(args, 1), home)));
        return text(length <= 0 ? "" : whole.slice(-length));
      }
      case "MID": {
        const from = Math.trunc(numberOf(this.noError(nodeAt(args, 1), home)));
        const length = Math.trunc(numberOf(this.noError(nodeAt(args, 2), home)));
        if (from < 1 || length < 0) return error("#VALUE!");
        return text(textOf(this.noError(nodeAt(args, 0), home)).slice(from - 1, from - 1 + length));
      }
      case "LEN":
        return number(textOf(this.noError(nodeAt(args, 0), home)).length);
      case "FIND": {
        if (args.length !== 2) throw new NotQuick(name);
        const place = textOf(this.noError(nodeAt(args, 1), home)).indexOf(
          textOf(this.noError(nodeAt(args, 0), home)),
        );
        return place < 0 ? error("#VALUE!") : number(place + 1);
      }
      case "CELL":
        return this.cellAddress(args, home);
      case "SUBSTITUTE": {
        const texts = args.map((arg) => textOf(this.noError(arg, home)));
        const [whole = "", old = "", fresh = ""] = texts;
        if (texts.length !== 3 || old === "") throw new NotQuick(name);
        return joined(whole.replaceAll(old, fresh));
      }
      default:
        throw new NotQuick(name);
    }
  }

  /** The value of the argument at a place. */
  private argument(args: readonly Node[], at: number, home: Home): Cell {
    return this.value(nodeAt(args, at), home);
  }

  /** CELL("address",…): Excel names the book and the sheet where it is another one. */
  private cellAddress(args: readonly Node[], home: Home): Cell {
    const [what, where] = [args.at(0), args.at(1)];
    if (what?.kind !== "text" || what.value.toLowerCase() !== "address" || !where)
      throw new NotQuick("CELL");
    const { sheet, rect } = this.area(where, home);
    const cell = `$${cellAddress(rect.top, rect.left).replace(/(?=\d)/, "$")}`;
    if (sheet === home.sheet) return text(cell);
    const { fileName } = this.workbook;
    const quoted = quoteSheet(sheet.name);
    const isPlain = quoted === sheet.name && /^[\p{L}\p{N}_.]*$/u.test(fileName);
    if (isPlain) return text(`[${fileName}]${sheet.name}!${cell}`);
    return text(`'[${fileName}]${sheet.name.replaceAll("'", "''")}'!${cell}`);
  }

  private noError(node: Node, home: Home): Cell {
    const cell = this.value(node, home);
    if (cell.kind === CellKind.error) throw new NotQuick("an error as argument");
    return cell;
  }

  private ofNumbers(
    args: readonly Node[],
    home: Home,
    result: (numbers: readonly number[]) => number,
  ): Cell {
    const cells = args.map((arg) => this.value(arg, home));
    const failed = cells.find(({ kind }) => kind === CellKind.error);
    if (failed && cells.some(({ kind }) => kind === CellKind.string))
      throw new NotQuick("a text and an error");
    return failed ?? number(result(cells.map(numberOf)));
  }

  private or(args: readonly Node[], home: Home): Cell {
    const cells = args.map((arg) => this.value(arg, home));
    return cells.find(({ kind }) => kind === CellKind.error) ?? boolean(cells.some(truthOf));
  }

  private sum(args: readonly Node[], home: Home): Cell {
    let total = 0;
    for (const arg of args) {
      if (arg.kind !== "reference" && !(arg.kind === "call" && arg.name === "INDEX")) {
        const cell = this.value(arg, home);
        if (cell.kind === CellKind.error) return cell;
        total += numberOf(cell);
        continue;
      }
      const area = this.areaOrError(arg, home);
      if (isCell(area)) return area;
      const failed = this.eachCell(area, (cell) => {
        if (cell.kind === CellKind.number) total += cell.value;
      });
      if (failed) return failed;
    }
    return number(total);
  }

  private countFilled(args: readonly Node[], home: Home): Cell {
    let count = 0;
    for (const arg of args) {
      const failed = this.eachCell(this.area(arg, home), ({ kind }) => {
        if (kind !== CellKind.empty) count += 1;
      });
      if (failed) throw new NotQuick("an error among counted cells");
    }
    return number(count);
  }

  /** Visits an area's cells; answers the first error among them. */
  private eachCell(
    { sheet, rect: { top, left, bottom, right } }: Area,
    visit: (cell: Cell) => void,
  ): Cell | undefined {
    let failed: Cell | undefined;
    for (let column = left; column <= right; column += 1) {
      visitUsed(sheet, column, top, bottom, this.effort, (row) => {
        const cell = this.cell(sheet, row, column);
        if (cell.kind === CellKind.error) failed ??= cell;
        else visit(cell);
      });
    }
    return failed;
  }

  private sumIfs(name: "SUMIFS" | "COUNTIFS", args: readonly Node[], home: Home): Cell {
    const pairs = name === "SUMIFS" ? args.slice(1) : args;
    if (pairs.length % 2 !== 0) throw new NotQuick(name);
    const criteria = Array.from({ length: pairs.length / 2 }, (_, index) => ({
      area: this.area(pairs[2 * index] ?? missing(), home),
      criterion: criterionOf(this.value(pairs[2 * index + 1] ?? missing(), home)),
    }));
    const values = name === "SUMIFS" ? this.area(args[0] ?? missing(), home) : undefined;
    return number(this.lookups.sum(values, criteria));
  }

  /** The cells of INDEX(area,row,column), where 0 stands for all of them, or the first error among row and column. */
  private indexed(args: readonly Node[], home: Home): Area | Cell {
    const source = args.at(0);
    if (!source || args.length < 2) throw new NotQuick("INDEX");
    const numbers: number[] = [];
    for (let at = 1; at < args.length; at += 1) {
      const cell = this.argument(args, at, home);
      if (cell.kind === CellKind.error) return cell;
      numbers.push(numberOf(cell));
    }
    const { sheet, rect } = this.area(source, home);
    // The cell that is picked is what the formula was worked out from, not all that it might have been.
    if (source.kind === "reference") this.areas.pop();
    const isColumn = rect.left === rect.right;
    const [row, column = isColumn ? 1 : 0] = numbers;
    const from = Math.trunc(row) - 1;
    const across = Math.trunc(column) - 1;
    const picked = {
      top: from < 0 ? rect.top : rect.top + from,
      bottom: from < 0 ? rect.bottom : rect.top + from,
      left: across < 0 ? rect.left : rect.left + across,
      right: across < 0 ? rect.right : rect.left + across,
    };
    if (picked.bottom > rect.bottom || picked.right > rect.right)
      throw new NotQuick("INDEX beyond");
    this.areas.push(sheet, picked.top, picked.left, picked.bottom, picked.right);
    return { sheet, rect: picked };
  }

  private match(args: readonly Node[], home: Home): Cell {
    const [key, where, type] = [args.at(0), args.at(1), args.at(2)];
    if (!key || !where || type?.kind !== "number" || type.value !== 0) throw new NotQuick("MATCH");
    const wanted = this.value(key, home);
    if (wanted.kind === CellKind.error) return wanted;
    if (wanted.kind === CellKind.number)
      return this.matchNumber(wanted.value, this.area(where, home));
    if (wanted.kind !== CellKind.string) throw new NotQuick("MATCH of no text");
    const part = partOf(wanted.value);
    const area = this.area(where, home);
    const place =
      part === undefined
        ? this.lookups.place(area, withoutWildcards(wanted.value))
        : this.lookups.placeOfPart(area, withoutWildcards(part));
    return place < 0 ? error("#N/A") : number(place + 1);
  }

  private matchNumber(wanted: number, area: Area): Cell {
    const place = this.shortColumn(area).findIndex(
      (cell) => cell.kind === CellKind.number && cell.value === wanted,
    );
    return place < 0 ? error("#N/A") : number(place + 1);
  }

  private small(area: Area, rank: Cell): Cell {
    const numbers = this.shortColumn(area)
      .flatMap((cell) => (cell.kind === CellKind.number ? [cell.value] : []))
      .sort((a, b) => a - b);
    const found = numbers.at(numberOf(rank) - 1);
    if (numberOf(rank) < 1 || found === undefined) return error("#NUM!");
    return number(found);
  }

  /** The cells of a column that is read anew for every formula. */
  private shortColumn(area: Area): Cell[] {
    const { sheet, rect } = area;
    const height = rect.bottom - rect.top + 1;
    if (rect.left !== rect.right || height > MOST_READ) throw new NotQuick("a long column");
    const cells = Array.from({ length: height }, (_, at) =>
      this.cell(sheet, rect.top + at, rect.left),
    );
    if (cells.some(({ kind }) => kind === CellKind.error))
      throw new NotQuick("an error in a column");
    return cells;
  }

  /** LOOKUP(2,1/((area=key)*…),ROW(area)): the last row with those texts. Others are the engine's. */
  private lookUp(args: readonly Node[], home: Home): Cell {
    const [divided, rows] = [args.at(1), args.at(2)];
    const isUsual =
      divided?.kind === "binary" &&
      divided.operator === "/" &&
      rows?.kind === "call" &&
      rows.name === "ROW";
    if (!isUsual) throw new NotQuick("LOOKUP");
    const areas: Area[] = [];
    const keys: string[] = [];
    for (const factor of factorsOf(divided.right)) {
      if (factor.kind !== "binary" || factor.operator !== "=") throw new NotQuick("LOOKUP");
      areas.push(this.area(factor.left, home));
      const key = this.value(factor.right, home);
      if (key.kind !== CellKind.string && key.kind !== CellKind.empty) throw new NotQuick("LOOKUP");
      keys.push(textOf(key));
    }
    const row = this.lookups.lastRow(areas, keys);
    return row < 0 ? error("#N/A") : number(row + 1);
  }
}

function isCell(found: Area | Cell): found is Cell {
  return "kind" in found;
}

/** Where a formula stands, and its references. */
interface Home {
  readonly sheet: Worksheet;
  readonly row: number;
  readonly references: readonly Reference[];
}

function factorsOf(node: Node): Node[] {
  return node.kind === "binary" && node.operator === "*"
    ? [...factorsOf(node.left), ...factorsOf(node.right)]
    : [node];
}

function nodeAt(args: readonly Node[], at: number): Node {
  return args[at] ?? missing();
}

function missing(): never {
  throw new NotQuick("a missing argument");
}
