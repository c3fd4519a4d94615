import { cellAddress, quotedSheet } from "../../poi/address";
import type { Gathering } from "../../poi/sums/measure-rule";
import type {
  Certainty,
  CorrectionKind,
  CoveredRow,
  OpenTotal,
  SuspectCell,
} from "../../poi/diagnosis/correction";
import type { TypingError } from "../../poi/diagnosis/typing-errors";
import { meaningOf, monthSlot } from "../../poi/slots";
import type { Catalogue } from "../es/index";
import { createFormat } from "../format";
import { columns } from "./columns";
import { leftOutRows } from "./left-out";

const { number, difference, apart, plural, exact, list } = createFormat("en");

const TYPING_ERRORS: Readonly<Record<TypingError, string>> = {
  "transposed-digits": "two digits are in the wrong order",
  "missing-digit": "a digit is missing",
  "extra-digit": "there is a digit too many",
  "wrong-digit": "one digit is wrong",
  "times-ten": "there is a zero too many",
  tenth: "a zero is missing",
  sign: "the sign is wrong",
  separator: "the thousands and decimal separators were confused",
  "left-out": "it was not filled in",
  "copied-beside": "it repeats the cell beside it",
  "copied-above": "it repeats the cell above it",
  "copied-total": "it holds the figure of its quarter or of META",
  "short-sum": "it was added up without one of its cells",
};

const GATHERINGS: Readonly<Record<Gathering, string>> = {
  last: "their last value",
  most: "the highest",
  mean: "their mean",
};

const CERTAINTIES: Readonly<Record<Certainty, string>> = {
  certain: "Certain",
  likely: "Likely",
  ambiguous: "Ambiguous",
};

const KINDS: Readonly<Record<CorrectionKind, string>> = {
  value: "Wrong value",
  "lost-cells": "Lost cells",
  "extra-cells": "A cell too many",
  total: "Wrong TOTAL",
  "text-number": "Convert to number",
  spelling: "Another spelling",
  formula: "Wrong formula",
};

const month = (index: number): string =>
  columns.slotName(monthSlot("programmed", index)).split(" ").slice(1).join(" ");

function openTotal({ slot, found, expected, oppositeSlot }: OpenTotal): string {
  const said = apart(found, expected);
  const gap = Math.abs(expected - found);
  const units = plural(gap, "unit entered", "units entered");
  const neighbour =
    oppositeSlot === null || meaningOf(oppositeSlot).kind === "target"
      ? ""
      : `; ${columns.slotName(oppositeSlot)} is off the other way: ${units} in the month beside`;
  return `TOTAL ${columns.slotName(slot)} says ${said.found}; its rows add up to ${said.expected}${neighbour}.`;
}

/** Rows named one by one; more are counted. */
const MOST_ROWS_NAMED = 5;

function onceCorrected(rows: readonly CoveredRow[]): string {
  if (rows.length > MOST_ROWS_NAMED) return `${number(rows.length)} rows are corrected`;
  const named = rows.map(({ sheet, row }) => (sheet ? `“${sheet}” ` : "") + String(row + 1));
  return rows.length === 1 ? `row ${named[0]} is corrected` : `rows ${list(named)} are corrected`;
}

function suspectCell({ sheet, row, column, from, to, error, isBeyond }: SuspectCell): string {
  const why = [
    ...(error === undefined ? [] : [TYPING_ERRORS[error]]),
    ...(isBeyond ? ["it executes more than is programmed"] : []),
  ];
  const cell = `${sheet === undefined ? "" : `${quotedSheet(sheet)}!`}${cellAddress(row, column)}`;
  return `Check ${cell}: if it said ${exact(to ?? 0)} in place of ${exact(from ?? 0)}, its column would hold (${why.join("; ")}).`;
}

export const corrections: Catalogue["corrections"] = {
  changes: (cells) => {
    const blank = (text: string): string => (text === "" ? "blank" : text);
    return cells.map(({ cell, from, to }) => `${cell} ${blank(from)}→${blank(to)}`).join(", ");
  },
  quoted: (text) => `“${text}”`,
  proposal: (certainty, changed) =>
    `Correction (${CERTAINTIES[certainty].toLowerCase()}): ${changed}.`,
  supposed: {
    "moved-month": ([home, other]) => `if what belongs in ${home} was written in ${other}`,
    exchanged: (cells) => `if ${list(cells)} changed places`,
    "two-values": (cells) => `if ${list(cells)} are wrong`,
    "short-sums": ([part, ...sums]) => `if ${list(sums)} left out ${part}`,
    "lost-cells": (cells) =>
      cells.length === 1
        ? `if the cell of ${cells[0]} was lost`
        : `if the cells of ${list(cells)} were lost`,
    "extra-cells": (cells) => `if ${list(cells)} is a cell too many`,
  },
  sameRow: "See the correction of this row above.",
  settled: (rows) => `It will hold once ${onceCorrected(rows)}.`,
  alternative: (changed) => `Or: ${changed}.`,
  insteadOfTotal: (row, sheet) =>
    `row ${row}${sheet === null ? "" : ` of “${sheet}”`}, in place of TOTAL`,
  furtherWays: (ways) =>
    `There ${ways === 1 ? "is" : "are"} ${plural(ways, "further way", "further ways")} to correct the row.`,
  openWay: (changed, open, sums) =>
    `${changed === "" ? "" : `${changed}, and `}${open} to be decided` +
    (sums.length === 0 ? "" : `, with ${sums.join(" and ")}`),
  openWays: (ways) =>
    ways === 1
      ? "And 1 way leaves cells to be decided: the sums allow more than one figure in them."
      : `And ${number(ways)} ways leave cells to be decided: the sums allow more than one figure in them.`,
  openTotalsTitle:
    "Columns in which the TOTAL row still does not hold, even with the corrections proposed",
  unexplained: (rows) => `No correction was found for ${plural(rows, "row", "rows")}.`,
  certainty: (certainty) => CERTAINTIES[certainty],
  kind: (kind) => KINDS[kind],
  evidence: {
    "only-candidate": () => "No other change makes all the sums of the row hold.",
    likeliest: ({ ways }) =>
      `Of ${number(ways)} ways in which the sums hold, it agrees best with the other figures of the row and of the plan.`,
    "typing-error": ({ error, slot }) =>
      `Looks like a typing error in ${columns.slotName(slot)}: ${TYPING_ERRORS[error]}.`,
    "months-agree": ({ month: index }) =>
      `With it, programmed and executed of ${month(index)} agree.`,
    "total-column": ({ slot, difference: amount }) =>
      `Column ${columns.slotName(slot)} of the TOTAL row lacks exactly this difference (${difference(amount)}).`,
    "total-settles": ({ candidates }) =>
      `Of ${number(candidates)} possible corrections, the TOTAL row holds only with this one.`,
    "last-fraction": ({ slot }) =>
      `Only ${columns.slotName(slot)}, the row's last figure, has decimals: if cells were lost, it comes from the next column.`,
    "total-contradicts": ({ slot, holdsNow }) =>
      holdsNow
        ? `Note: the TOTAL row holds today in ${columns.slotName(slot)} and no longer would.`
        : `Note: with this correction the TOTAL row would still not hold in ${columns.slotName(slot)}.`,
    "moved-month": ({ fromSlot, toSlot }) =>
      `The value of ${columns.slotName(fromSlot)} was written in ${columns.slotName(toSlot)}.`,
    level: ({ gathering, isSum }) =>
      `The months of this row do not add up: what belongs there is ${GATHERINGS[gathering]}${isSum ? ", and the cell says their sum" : ""}.`,
    exchanged: ({ slots: [one, other] }) =>
      `The values of ${columns.slotName(one)} and ${columns.slotName(other)} were written each in the other's place.`,
    "short-sums": ({ slot }) => `Its sums left out ${columns.slotName(slot)}.`,
    "two-values": () => "No change of a single cell is enough: two values are wrong.",
    "lost-cells": ({ count, repeated, lastSlot }) =>
      `The row lost ${plural(count, "cell", "cells")} and what follows` +
      `${lastSlot === undefined ? "" : `, as far as ${columns.slotName(lastSlot)},`} slid to the left` +
      `${repeated ? "; what was lost repeats its neighbour" : ""}. With this correction all its sums hold.`,
    "extra-cells": ({ count }) =>
      `The row has ${plural(count, "cell", "cells")} too many and what follows slid to the right.`,
    "not-a-number": ({ slot, text, says, amount }) =>
      `${columns.slotName(slot)} says “${text}”` +
      {
        none: "; the sums tell which number belongs there.",
        same: `, which reads as ${exact(amount)}.`,
        other: "; the sums ask for another number there.",
      }[says],
    spelling: ({ difference, isTie }) => {
      const other = isTie ? "another spelling, which is no commoner" : "the commonest spelling";
      return {
        spaces: `Only spaces tell it from ${other}.`,
        case: `Only upper and lower case tell it from ${other}.`,
        accents: `Only accents tell it from ${other}.`,
        marks: `Only punctuation tells it from ${other}.`,
        letters: `Very little tells it from ${other}.`,
      }[difference];
    },
    "text-number": ({ cells }) =>
      cells === 1
        ? "The cell holds a number as text, which Excel's sums skip."
        : `${number(cells)} cells hold numbers as text, which Excel's sums skip.`,
    dash: ({ cells }) =>
      cells === 1
        ? "The cell holds a dash, which counts as zero already: with a 0, no formula fails either that adds up with +."
        : `${number(cells)} cells hold dashes, which count as zero already: with a 0, no formula fails either that adds up with +.`,
    formula: ({ alike }) =>
      alike === 0
        ? "The headers say so."
        : `The headers say so, and ${plural(alike, "other cell like it", "other cells like it")}.`,
    "rows-hold": ({ rows }) =>
      `${plural(rows, "row holds", "rows hold")}; it is the TOTAL row that does not.`,
    "rows-left-out": (rows) =>
      `In all its columns TOTAL misses just what ${leftOutRows(rows)} ${rows.firstRow === rows.lastRow ? "says" : "add up to"}.`,
    "rows-corrected": ({ rows }) => `It is what TOTAL has to say once ${onceCorrected(rows)}.`,
    "unchecked-columns": ({ slots, suspects }) =>
      [
        `The cells of ${columns.slotNames(slots)} stand in no sum of their rows: TOTAL may be wrong, or one of them.`,
        ...suspects.map(suspectCell),
      ].join(" "),
    "followed-columns": ({ slots }) =>
      `The sums of the rows are formulas and follow whatever the cells of ${columns.slotNames(slots)} say: TOTAL may be wrong, or one of them. Please choose.`,
    "total-unconfirmed": () =>
      "The rows hold and TOTAL does not, but TOTAL has no other sums to confirm it.",
    "open-scope": ({ rows, isNamed }) =>
      `No figure of TOTAL says which rows it adds up. Here ${rows === 1 ? "the row" : `the ${number(rows)} rows`} ` +
      (isNamed
        ? "of the unit that it names are taken; please look at the other ways."
        : "that seem to be its own are taken; please choose among the ways."),
    "target-never-holds": ({ failing, rows }) =>
      `In ${number(failing)} of ${plural(rows, "row", "rows")} META is not the sum of its months: the column may not be the year's target. Please choose.`,
    "may-be-level": () =>
      "META lies between the least and the most of its months: in this activity they may not add up (an average, a maximum, a balance). Please choose.",
    "usual-months": ({ amount, months }) =>
      `META is ${number(months)} times ${exact(amount)}, which most of its months say: the months that say another figure may be the wrong ones. Please choose.`,
    "may-have-slid": ({ how }) =>
      `Check as well whether ${how === "pushed" ? "a cell was inserted in the row" : "the row lost a cell"} and what follows moved: ` +
      {
        rows: "where what is programmed and what was executed stand in rows of their own, Cuadra does not find that out.",
        columns: "among the figures or right of them stand columns that Cuadra does not read.",
        part: "its sums would hold that way as well.",
        pushed: "its sums could hold that way as well.",
      }[how],
    undecided: ({ ways, more }) =>
      `The sums can be made to hold in ${more ? "more than " : ""}${number(ways)} ways and nothing decides between them: please choose.`,
  },
  openTotal,
};
