import type { FindingOf, OtherFormula } from "../../../poi/findings/finding";
import type { CheckTexts, FormulaCheck } from "../../check-texts";
import { createFormat } from "../../format";
import { columns } from "../columns";

const { number, apart, exact, list } = createFormat("en");

/** So many columns or rows are named before the rest is only counted. */
const MOST_NAMED = 4;

const named = (names: readonly string[]): string =>
  names.length > MOST_NAMED
    ? list([...names.slice(0, MOST_NAMED), `${number(names.length - MOST_NAMED)} more`])
    : list(names);

const slots = (all: readonly number[]): string => named(all.map(columns.slotName));

const rows = (all: readonly number[]): string =>
  `${all.length === 1 ? "row" : "rows"} ${named(all.map(String))}`;

/** What the formula does wrong. */
function fault({ slot, detail }: FindingOf<"formula-shape">): string {
  const { missing, extra } = detail;
  switch (detail.fault) {
    case "missing-part":
      return `leaves out ${slots(missing)}${extra.length > 0 ? ` and adds ${slots(extra)}` : ""}`;
    case "extra-part":
      return `also adds ${slots(extra)}`;
    case "wrong-series":
      return `adds ${slots(extra)} in place of ${slots(missing.length > 0 ? missing : [slot])}`;
    case "other-row":
      return `adds cells of ${rows(extra)}`;
    case "missing-rows":
      return `leaves out ${rows(missing)}${extra.length > 0 ? ` and adds ${rows(extra)}` : ""}`;
    case "extra-rows":
      return `also adds ${rows(extra)}, which it does not cover`;
    case "counted-twice":
      return `adds ${rows(extra)} twice: it counts a subtotal as well`;
    case "constant":
      return `has a number written into it (${exact(detail.constant)})`;
    case "broken-reference":
      return "has lost a reference (#REF!)";
    case "added-text":
      return `adds up with + what is no number (${slots(extra)})`;
  }
}

/** Further columns with the same fault: "32 other columns". */
const otherColumns = (others: readonly OtherFormula[]): string =>
  others.length === 1 ? columns.slotName(others[0].slot) : `${number(others.length)} other columns`;

const andOthers = ({ detail: { others } }: FindingOf<"formula-shape">): string =>
  others ? `(and that of ${otherColumns(others)}) ` : "";

const result = (found: number | null, expected: number | null, isWrong: boolean): string => {
  if (!isWrong) return " Its result happens to be right now.";
  if (expected === null) return "";
  const said = apart(found ?? 0, expected);
  return ` ${found === null ? "It gives no number" : `It says ${said.found}`}; it must say ${said.expected}.`;
};

/** Cells that have the formula which another lacks. */
const haveFormula = (cells: number): string => {
  if (cells === 0) return "the other cells have formulas";
  return cells === 1 ? "another cell has a formula" : `${number(cells)} other cells have formulas`;
};

export const formulas: CheckTexts<FormulaCheck> = {
  "formula-shape": {
    title: "Formula that does not add up what it should",
    why: "The formula does not add up the cells that its header says: even where it is right now, it will fail when a figure changes.",
    message: (finding) =>
      `The formula of ${columns.slotName(finding.slot)} ${andOthers(finding)}${fault(finding)}: ${finding.detail.formula ?? ""}; it must be ${finding.detail.should}.${result(finding.found, finding.expected, finding.detail.isWrong)}`,
  },
  "external-reference": {
    title: "Formula that depends on another workbook",
    why: "Whoever receives the workbook will not have the other one: the figure stays as it is or becomes an error.",
    message: ({ slot, found, expected, detail }) =>
      `The formula of ${columns.slotName(slot)} refers to another workbook: ${detail.formula ?? ""}; it must be ${detail.should}.${result(found, expected, detail.isWrong)}`,
  },
  "typed-over-formula": {
    title: "Number typed over a formula",
    why: "The other cells are formulas; this one says a fixed number and will not follow when its parts change.",
    message: ({ slot, found, expected, detail }) => {
      if (detail.others)
        return `${columns.slotName(slot)} and ${otherColumns(detail.others)} have their numbers typed where ${haveFormula(detail.alike)}; the first must be ${detail.should}.`;
      const said = apart(found ?? 0, expected ?? found ?? 0);
      return `${columns.slotName(slot)} ${found === null ? "is blank" : `has ${said.found} typed`} where ${haveFormula(detail.alike)}; it must be ${detail.should}${detail.isWrong && expected !== null ? `, which gives ${said.expected}` : ""}.`;
    },
  },
};
