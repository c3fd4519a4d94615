import type { Rect } from "../model/address";
import type { Area } from "../model/area";
import { nameOf, namesIn, referenceOf, tokens, type FormulaReference } from "../model/formulaText";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";

/** Functions whose references are only known when they are calculated. */
const UNFORESEEABLE = new Set(["INDIRECT", "OFFSET"]);

/** The cells that a formula looks at; "everything" where that is known only when it is worked out. */
export type Precedents = readonly Area[] | "everything";

/** A defined name as IronCalc takes it: its scope is a sheet's position, null the workbook. */
export interface NameMeaning {
  readonly name: string;
  readonly scope: number | null;
  readonly formula: string;
}

/** What the texts of a workbook's formulas refer to: the one place where references and names are resolved. */
export class References {
  /** What names stand for that were asked for, by their text in small letters; of one text, those of all scopes. */
  private readonly meanings = new Map<string, readonly NameMeaning[]>();

  constructor(private readonly workbook: Workbook) {}

  /** Names or sheets changed. */
  forget(): void {
    this.meanings.clear();
  }

  /** What a name stands for, in every scope that has it. @param name in small letters */
  meaningsOf(name: string): readonly NameMeaning[] {
    let meanings = this.meanings.get(name);
    if (!meanings) {
      meanings = this.workbook.names.called(name).map((meaning) => ({
        name: meaning.name,
        scope: meaning.scope ? this.workbook.sheets.indexOf(meaning.scope) : null,
        formula: meaning.formula,
      }));
      this.meanings.set(name, meanings);
    }
    return meanings;
  }

  /** The references in what a name stands for. @param name in small letters */
  named(name: string): FormulaReference[] {
    return this.meaningsOf(name).flatMap(({ formula }) =>
      tokens(formula).flatMap((token) => referenceOf(token) ?? []),
    );
  }

  /**
   * What a formula looks at, directly and by names.
   * @param home the sheet on which it stands; references without a sheet are left out where it stands on none
   */
  precedents(home: Worksheet | undefined, formula: string): Precedents {
    const areas: Area[] = [];
    const meanings = namesIn(formula).flatMap((name) => this.meaningsOf(name));
    for (const text of [formula, ...meanings.map((meaning) => meaning.formula)]) {
      for (const token of tokens(text)) {
        if (token.type === "func" && UNFORESEEABLE.has(token.value.toUpperCase()))
          return "everything";
        const reference = referenceOf(token);
        const area = reference && this.area(home, reference);
        if (area) areas.push(area);
      }
    }
    return areas;
  }

  /**
   * What a formula may look at, also where a part of it is not understood: a table's column, a reference over several
   * sheets, a name that stands for nothing here. Of an area that is put together ("A1:INDEX(A1:A9,B1)") it is what lies
   * between all that it says.
   */
  possiblePrecedents(home: Worksheet, formula: string): Precedents {
    if (!this.isUnderstood(formula)) return "everything";
    const precedents = this.precedents(home, formula);
    const isPutTogether = tokens(formula).some(
      ({ type, value }) => type === "operator" && value === ":",
    );
    return isPutTogether && precedents !== "everything" ? betweenAll(precedents) : precedents;
  }

  private isUnderstood(formula: string): boolean {
    return tokens(formula).every((token) => {
      if (token.type === "operator") return token.value !== "#";
      if (token.type === "range_named")
        return token.value.startsWith("_xlpm.") || this.meaningsOf(nameOf(token)).length > 0;
      return token.type !== "structured" && referenceOf(token)?.sheet?.includes(":") !== true;
    });
  }

  /** The cells that a reference stands for; undefined where its sheet is not there. */
  area(home: Worksheet | undefined, { sheet: name, rect }: FormulaReference): Area | undefined {
    const sheet = name === undefined ? home : this.workbook.findSheet(name);
    return sheet && { sheet, rect };
  }
}

/** The areas with all that lies between those of the same sheet. */
function betweenAll(areas: readonly Area[]): Area[] {
  const bySheet = new Map<Worksheet, Rect>();
  for (const { sheet, rect } of areas) {
    const whole = bySheet.get(sheet) ?? rect;
    bySheet.set(sheet, {
      top: Math.min(whole.top, rect.top),
      left: Math.min(whole.left, rect.left),
      bottom: Math.max(whole.bottom, rect.bottom),
      right: Math.max(whole.right, rect.right),
    });
  }
  return Array.from(bySheet, ([sheet, rect]) => ({ sheet, rect }));
}
