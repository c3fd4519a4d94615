import type { Certainty } from "../../poi/diagnosis/correction";
import type { Catalogue } from "../es/index";
import { createFormat } from "../format";

const { number, plural } = createFormat("en");

const ROWS = (count: number): string => plural(count, "row", "rows");
const CELLS = (count: number): string => plural(count, "cell", "cells");
const CORRECTIONS = (count: number): string => plural(count, "correction", "corrections");

const OF_CERTAINTY: Readonly<Record<Certainty, (count: number) => string>> = {
  certain: (count) => `${number(count)} certain`,
  likely: (count) => `${number(count)} likely`,
  ambiguous: (count) => `${number(count)} ambiguous`,
};

export const correcting: Catalogue["correcting"] = {
  label: "Corrections",
  searching: "Looking for the cells that are wrong…",
  searchingAgain: "Updating the corrections…",
  notSearched: "The corrections could not be looked for.",
  found: (count) =>
    count === 0 ? "There are no corrections to propose." : `${CORRECTIONS(count)} proposed.`,
  ofCertainty: (certainty, count) => OF_CERTAINTY[certainty](count),
  ofSpelling: (count) =>
    plural(count, "cell with a name to write alike", "cells with names to write alike"),
  applyCertain: (count) => `Apply all certain ones (${number(count)})`,
  applyLikely: (certain, likely) =>
    certain > 0
      ? `Apply the likely ones too (${number(certain + likely)})…`
      : `Apply the likely ones (${number(likely)})…`,
  applySpelling: (count) => `Write names alike (${number(count)})…`,
  openTotals: (count) => `Columns in which TOTAL still does not hold (${number(count)})`,

  heading: "Correction",
  cell: "Cell",
  says: "Says",
  willSay: "Will say",
  blank: "blank",
  formula: "formula",
  apply: "Apply",
  choose: "Choose how to correct the row",
  applyChosen: "Apply the chosen one",
  otherWays: (count) => (count === 1 ? "See another way" : `See ${number(count)} other ways`),
  more: "There are more ways, which are not shown.",
  done: "Row corrected.",
  none: "No correction was found for this row.",

  made: (rows, cells) => `${ROWS(rows)} corrected (${CELLS(cells)}).`,
  undone: (rows, cells) => `${CORRECTIONS(rows)} undone (${CELLS(cells)}).`,
  notMade: (count) => `${CORRECTIONS(count)} not made:`,
  notUndone: (count) => `${CORRECTIONS(count)} not undone:`,
  andMore: (count) => `and ${number(count)} more.`,
  undo: "Undo",
  undoThese: (count) => `Undo all ${number(count)}`,

  madeTitle: (count) => `Corrections made (${number(count)})`,
  undoLast: "Undo the last one",
  undoAll: "Undo all…",
  place: (sheet, row) => `${sheet}, row ${row}`,
  places: (sheet, rows, count) => `${sheet}, ${count === 1 ? "row" : "rows"} ${rows}`,
  undoOf: (place) => `Undo the correction of ${place}`,
  changedSince:
    "No longer says what was corrected: it changed since, or its row or column is gone. So it cannot be undone.",
  movedOrChanged:
    "Its row or column has moved, or a cell has changed: validate to see whether it can be undone.",
  dropped: (count) =>
    `${number(count)} older ${count === 1 ? "correction is" : "corrections are"} no longer remembered.`,
  showMore: "Show more",

  cancel: "Cancel",
  changes: (cells, rows) => `${CELLS(cells)} in ${ROWS(rows)}`,
  likely: {
    title: "Apply the likely corrections too?",
    lead: (changes, certainties) => `This will change ${changes}: ${certainties}.`,
    why: "The likely ones explain the sums best, but whoever filled in the plan may have meant something else: look at them afterwards. Everything can be undone.",
    yes: (count) => `Apply ${CORRECTIONS(count)}`,
  },
  spelling: {
    title: "Write these names alike?",
    lead: (changes) => `This will change ${changes}, so that each name is written in one way:`,
    item: (from, to, rows) => `“${from}” → “${to}”: ${ROWS(rows)}`,
    why: "No sum changes. Everything can be undone.",
    yes: "Write alike",
  },
  formulas: {
    title: "Replace formulas with numbers?",
    lead: "These cells hold a formula. Once corrected they will hold a fixed number and no longer be calculated:",
    yes: "Replace with numbers",
    no: "Keep the formulas",
  },
  undoAllQuestion: {
    title: "Undo all corrections?",
    lead: (changes) =>
      `The former value comes back in ${changes}. Whatever has changed since is left alone.`,
    yes: "Undo all",
  },
};
