import { MAX_FORMULA_LENGTH } from "../../../workbook-file/limits";
import { sizeOf, type Rect } from "../../model/address";
import { nameOf, referenceOf, tokens, type FormulaReference } from "../../model/formulaText";
import type { UncalculatedReason } from "../../../workbook-file/uncalculated";

/**
 * How much of the engine's stack a formula may need, alone or with the formulas that it waits for. IronCalc breaks down
 * at some 130 calls within one another, at 1,000 operators, and at 100 cells that need the next.
 */
export const MOST_STACK = 80;
/** What a cell, and a call in it, takes of the stack is 1; an operator takes less. */
const OPERATORS_A_CALL = 12;

/** An array that is worked on whole, and comes to one value, may have so many cells: two columns. */
const MOST_CELLS = 2_100_000;
/** One that fills cells may fill so many. */
export const MOST_FILLED = 100_000;

/** What looking at a cell takes of the engine, in cells that QuickFormulas looks at meanwhile. */
const LOOKS = { usedCell: 4, cell: 4, searchedCell: 50, cellOfArray: 200 } as const;

/** They look at no more of an area than what is used of it. */
const THRIFTY = new Set(
  "SUM SUMIF SUMIFS COUNTIF COUNTIFS AVERAGEIF AVERAGEIFS INDEX ROW ROWS COLUMN COLUMNS TEXTJOIN ISREF SHEET".split(
    " ",
  ),
);
/** They search one column or row of an area. */
const SEARCHING = new Set("VLOOKUP HLOOKUP LOOKUP MATCH XLOOKUP XMATCH".split(" "));
/** They make one value of whatever they are given. */
const ADDING_UP = new Set(
  (
    "SUM SUMPRODUCT SUMSQ PRODUCT MAX MIN AVERAGE COUNT COUNTA COUNTBLANK AND OR XOR CONCAT TEXTJOIN MEDIAN " +
    "LARGE SMALL STDEV STDEV.S STDEV.P VAR VAR.S VAR.P SUBTOTAL AGGREGATE ROWS COLUMNS IRR NPV MODE RANK"
  ).split(" "),
);
/** They make as many cells as they are told to, as often as they like. */
const MAKING = new Set("SEQUENCE RANDARRAY EXPAND MUNIT MAKEARRAY".split(" "));
/** How long they go on is known when they have. */
const OPEN_ENDED = new Set("LAMBDA MAP REDUCE SCAN BYROW BYCOL".split(" "));

/** What has to be known of a workbook to judge a formula. */
export interface Surroundings {
  /** The area that an array formula fills. */
  readonly fills: Rect | undefined;
  /** The references in what a name stands for. */
  readonly named: (name: string) => readonly FormulaReference[];
  /** How many cells of an area may hold something. */
  readonly usedCells: (reference: FormulaReference) => number;
}

/** What handing a formula to the engine takes, or why it is not handed over. */
export type Judgement =
  | { readonly refusal: UncalculatedReason }
  | {
      readonly refusal?: undefined;
      /** In cells that QuickFormulas looks at meanwhile. */
      readonly looks: number;
      /** Of MOST_STACK. */
      readonly stack: number;
    };

/**
 * Which formulas the engine may be handed. IronCalc has no limits of its own but a stack and 4 GB of memory, and nothing
 * stops it: a formula of forty letters can ask for a sheet of 17,000 million cells. What a formula will take is told
 * from its text; where that cannot be done it is not handed over.
 * @param formula in the form of the file
 */
export function judge(formula: string, surroundings: Surroundings): Judgement {
  if (formula.length > MAX_FORMULA_LENGTH) return { refusal: "too-long" };
  if (surroundings.fills && cellCount(surroundings.fills) > MOST_FILLED)
    return { refusal: "too-large" };
  return new Judge(formula.replaceAll(/_xl(?:fn|ws|pm)\./g, ""), surroundings).judgement();
}

const cellCount = (rect: Rect): number => {
  const { rows, columns } = sizeOf(rect);
  return rows * columns;
};

/** A call or bracket that is open. */
interface Frame {
  /** Where its bracket stands among the tokens. */
  readonly at: number;
  /** The function's name; "" for a bracket. */
  readonly name: string;
  /** Whether some call around it makes one value of whatever it is given. */
  readonly addsUp: boolean;
  /** Of its arguments, as far as they are nothing but a number each. */
  readonly numbers: (number | undefined)[];
}

const OUTSIDE: Frame = { at: -1, name: "", addsUp: false, numbers: [] };

/** Goes through a formula once, from left to right. */
class Judge {
  private readonly list: ReturnType<typeof tokens>;
  private readonly frames: Frame[] = [OUTSIDE];
  private deepest = 0;
  private operators = 0;
  private looks = 0;
  private refusal: UncalculatedReason | undefined;

  constructor(
    formula: string,
    private readonly surroundings: Surroundings,
  ) {
    this.list = tokens(formula).filter(({ type }) => type !== "whitespace");
  }

  judgement(): Judgement {
    for (const at of this.list.keys()) {
      this.token(at);
      if (this.refusal) return { refusal: this.refusal };
    }
    const stack = 1 + this.deepest + this.operators / OPERATORS_A_CALL;
    return stack > MOST_STACK ? { refusal: "too-deep" } : { looks: this.looks, stack };
  }

  private get frame(): Frame {
    return this.frames.at(-1) ?? OUTSIDE;
  }

  private valueAt(at: number): string {
    return at < 0 ? "" : (this.list.at(at)?.value ?? "");
  }

  private token(at: number): void {
    const token = this.list[at];
    const reference = referenceOf(token);
    if (reference) {
      this.area(at, reference);
    } else if (token.type === "range_named") {
      for (const area of this.surroundings.named(nameOf(token))) this.area(at, area);
    } else if (token.type === "func") {
      if (OPEN_ENDED.has(token.value.toUpperCase())) this.refusal = "open-ended";
    } else if (token.value === "(") this.open(at);
    else if (token.value === ")") this.close(at);
    else if (token.value === ",") this.frame.numbers.push(undefined);
    else if (token.type === "number") this.number(at, Number(token.value));
    else if (token.type === "operator") this.operators += 1;
  }

  private open(at: number): void {
    const before = at > 0 ? this.list[at - 1] : undefined;
    const name = before?.type === "func" ? before.value.toUpperCase() : "";
    this.frames.push({
      at,
      name,
      addsUp: this.frame.addsUp || ADDING_UP.has(name),
      numbers: [undefined],
    });
    this.deepest = Math.max(this.deepest, this.frames.length - 1);
  }

  private close(end: number): void {
    const { name, numbers, at } = this.frame;
    if (this.frames.length > 1) this.frames.pop();
    if (MAKING.has(name)) this.made(name, numbers);
    if (name !== "INDIRECT" && name !== "OFFSET") return;
    // An area that is pointed at for a function that looks at what is used of it.
    if (THRIFTY.has(this.frame.name) && this.isAlone(at - 1, end)) return;
    if (name === "INDIRECT") this.indirect(at);
    else if (numbers.length > 3) this.count(numbers.slice(3));
  }

  private number(at: number, value: number): void {
    if (this.isAlone(at)) this.frame.numbers.splice(-1, 1, value);
  }

  /** Whether the tokens from one to another are an argument by themselves. */
  private isAlone(first: number, last = first): boolean {
    return /^[(,]$/.test(this.valueAt(first - 1)) && /^[),]$/.test(this.valueAt(last + 1));
  }

  private area(at: number, { sheet, rect }: FormulaReference): void {
    const cells = cellCount(rect);
    const { name } = this.frame;
    if (cells === 1) this.looks += LOOKS.cell;
    else if (this.isAlone(at) && THRIFTY.has(name))
      this.looks += this.surroundings.usedCells({ sheet, rect }) * LOOKS.usedCell;
    else if (this.isAlone(at) && SEARCHING.has(name))
      this.looks += Math.max(rect.bottom - rect.top, rect.right - rect.left) * LOOKS.searchedCell;
    else this.array(cells);
  }

  /** An array of so many cells is made. */
  private array(cells: number): void {
    if (cells > (this.frame.addsUp ? MOST_CELLS : MOST_FILLED)) this.refusal = "too-large";
    this.looks += cells * LOOKS.cellOfArray;
  }

  private made(name: string, numbers: readonly (number | undefined)[]): void {
    if (name === "MUNIT") this.count([numbers.at(0), numbers.at(0)]);
    else this.count(name === "EXPAND" ? numbers.slice(1, 3) : numbers.slice(0, 2));
  }

  /** As many cells as the product of some numbers. */
  private count(numbers: readonly (number | undefined)[]): void {
    if (numbers.includes(undefined)) this.refusal ??= "open-ended";
    else this.array(Math.abs(numbers.reduce((product: number, each) => product * (each ?? 1), 1)));
  }

  /** A text that is not written out may name a whole sheet. */
  private indirect(at: number): void {
    const text = this.list.at(at + 1);
    const isWritten = text?.type === "string" && this.isAlone(at + 1);
    const named = isWritten ? tokens(text.value.slice(1, -1)).at(0) : undefined;
    const area = named ? referenceOf(named) : undefined;
    if (!area) this.refusal = "open-ended";
    else if (cellCount(area.rect) > 1) this.array(cellCount(area.rect));
  }
}
