import { groupBy } from "../../poi/group-by";
import type { OwnSheet, OwnSheetKind } from "../../poi/own-sheet";
import type { ownSheetWords as spanish } from "../es/own-sheets";
import { createFormat } from "../format";

const { list } = createFormat("en");

export const ownSheetWords: typeof spanish = {
  summary: {
    title: "POI EXECUTION SUMMARY",
    identityHeading: "Identification",
    verdictHeading: "Result of the validation",
    totalsHeading: "The institution's execution by quarter",
  },
  differences: {
    kindHeader: "What changed",
    column: "Column",
    before: "Before",
    after: "Now",
    difference: "Difference",
  },
};

const ONE: Readonly<Record<OwnSheetKind, string>> = {
  summary: "is a summary made by Cuadra",
  differences: "is a list of differences made by Cuadra",
};
const MANY: Readonly<Record<OwnSheetKind, string>> = {
  summary: "are summaries made by Cuadra",
  differences: "are lists of differences made by Cuadra",
};

/** What sheets are, a clause for each kind: "sheet “POI summary” is a summary made by Cuadra". */
export function ownSheetsAre(sheets: readonly OwnSheet[]): string {
  const clauses = [...groupBy(sheets, ({ kind }) => kind)].map(([kind, those]) => {
    const names = list(those.map(({ name }) => `“${name}”`));
    return those.length === 1 ? `sheet ${names} ${ONE[kind]}` : `sheets ${names} ${MANY[kind]}`;
  });
  return list(clauses);
}
