import type { PointedField } from "../../poi/header/pointed-fields";
import type { PointingProblem } from "../../poi/header/pointing";
import type { Catalogue } from "../es/index";
import { createFormat } from "../format";

const { plural } = createFormat("en");

const FIELDS: Readonly<Record<PointedField, string>> = {
  unit: "Unit",
  activity: "Activity",
  measure: "Measure",
  target: "Yearly target",
  programmed: "Programmed, January to December",
  executed: "Executed, January to December",
  "programmed-quarters": "Programmed, quarters I to IV (if any)",
  "executed-quarters": "Executed, quarters I to IV (if any)",
  "programmed-semesters": "Programmed, semesters I and II (if any)",
  "executed-semesters": "Executed, semesters I and II (if any)",
  reprogrammed: "Reprogrammed, January to December (if any)",
  "reprogrammed-quarters": "Reprogrammed, quarters I to IV (if any)",
  "reprogrammed-semesters": "Reprogrammed, semesters I and II (if any)",
};

const PROBLEMS: Readonly<Record<PointingProblem, (cells: number) => string>> = {
  count: (cells) =>
    cells === 1
      ? "Select one cell only: the one of this column's header."
      : `Select the ${cells} header cells of one row, from the first to the last; others may stand between them, always the same.`,
  blank: (cells) =>
    cells === 1
      ? "The selected cell is blank. Select the one with the column's name; if it has none, type it first."
      : "One of the selected cells is blank. Select the row in which all of them say something; if there is none, type the names first.",
  apart: () =>
    "What is selected is far from what you pointed at before. The headers of a table are on one sheet, in rows next to each other.",
};

/** Pointing at the header cells that no words tell. */
export const pointing: Catalogue["pointing"] = {
  heading: "Point at the headers",
  lead: "Select a header cell on the sheet and press “Use the selection” on its line. What Cuadra recognises is filled in.",
  sheet: (sheet) => `Sheet “${sheet}”`,
  field: (field) => FIELDS[field],
  use: "Use the selection",
  useFor: (field) => `Use the selection for: ${FIELDS[field]}`,
  forget: (field) => `Forget what was pointed at for: ${FIELDS[field]}`,
  unknown: "Not pointed at",
  says: (address, texts) => `${address} · ${texts.map((text) => `“${text}”`).join(" … ")}`,
  pointed: "pointed at",
  recognised: "recognised",
  missing: (names) => `Still missing: ${names}.`,
  complete: "Everything that a POI needs is there.",
  keep: "Save and validate",
  cancel: "Cancel",
  known: (fields) => `${plural(fields, "field", "fields")} filled in.`,
  others: "Quarters, semesters and what was reprogrammed",
  looksLikeData:
    "This looks like data of the table and not like a header. Select the cell with the column's name, which is further up.",
  keepAnyway:
    "Something pointed at looks like data and not like a header: what stands in that row and above it would not be read. Change it, or press “Save and validate” again if it is so.",
  read: (sheet, failed) =>
    failed
      ? `By the headers that you pointed at on “${sheet}” no plan could be read. Make sure that the cells are those of the columns' names, or undo what was pointed at.`
      : `The plan was read by the headers that you pointed at on “${sheet}”.`,
  undo: "Undo what was pointed at",
  problem: (why, cells) => PROBLEMS[why](cells),
  notEnough:
    "No table can be read with this: point at the activity or the unit at least, and at the months or quarters of what was programmed or executed.",
  open: "Point at the headers…",
  offered:
    "If the table is there and Cuadra does not recognise it, show it which columns are which.",
  offeredForMissing: "If the missing column goes by another name, show Cuadra which one it is.",
  kept: "Headers pointed at",
  keptHint: "They are found by what they say, also after rows or columns were inserted.",
  noneKept: "None: columns are recognised by their names.",
  keptOn: (sheet, fields) => `“${sheet}”: ${fields}`,
  keptField: (field, text) => `${FIELDS[field]} = “${text}”`,
  remove: "Remove",
  removeOf: (sheet) => `Remove the headers pointed at on “${sheet}”`,
};
