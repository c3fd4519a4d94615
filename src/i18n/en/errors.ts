import type { Catalogue } from "../es/index";
import type { ErrorDetails } from "../../poi/error";
import { createFormat } from "../format";
import { columns } from "./columns";
import { firstFrame } from "./first-frame";
import { ownSheetsAre } from "./own-sheets";
import { technicalDetail } from "../technical-detail";

const { list, number } = createFormat("en");

/** Of a book of 255 sheets so many are named. */
const MOST_SHEETS = 10;

function sheetList(sheets: readonly string[]): string {
  const named = sheets.slice(0, MOST_SHEETS).map((sheet) => `“${sheet}”`);
  const others = sheets.length - named.length;
  return list(others > 0 ? [...named, `${number(others)} more`] : named);
}

const SYSTEM: Readonly<Partial<Record<string, string>>> = {
  ENOENT: "there is no such folder",
  ENOTDIR: "a part of its path is no folder",
  EISDIR: "it is a folder",
  EACCES: "you have no permission",
  EPERM: "you have no permission",
  EROFS: "the drive is read-only",
  EBUSY: "another program has it open",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "the name is too long",
};

const systemReason = (code: string): string => SYSTEM[code] ?? code;

const USAGE: Readonly<Record<ErrorDetails["usage"]["problem"], (subject: string) => string>> = {
  "missing-argument": (subject) =>
    subject === "after"
      ? "The name of the second workbook is missing."
      : "The name of the workbook is missing.",
  "missing-value": (subject) => `The value of ${subject} is missing.`,
  "unknown-option": (subject) => `There is no option ${subject}.`,
  "unknown-command": (subject) => `There is no command “${subject}”.`,
  "too-many": () => "There are more arguments than expected.",
  "needs-out": (subject) => `${subject} corrects a copy: say with --out where to write it.`,
};

export const errors: Catalogue["errors"] = {
  "file-not-found": ({ file }) => `File “${file}” was not found. Check its name and folder.`,
  "file-not-read": ({ file, reason }) =>
    `File “${file}” could not be read (${systemReason(reason)}). Check that it is not locked and that you may read it.`,
  "file-not-written": ({ file, reason }) =>
    `“${file}” could not be written (${systemReason(reason)}). Choose another folder or name.`,
  "output-is-input": ({ file }) =>
    `“${file}” is a file that is read and cannot be written over. Choose another name for what is written.`,
  "file-same-plan": ({ file, other }) =>
    `The file “${file}” has the same plan as “${other}”, with the same figures. It was taken once, so as not to be counted double: if one of the two should have another plan, choose the files again.`,
  "file-given-twice": ({ file }) =>
    `The file “${file}” was given twice. It was taken once, so as not to be counted double.`,
  "nothing-to-consolidate": () =>
    "Nothing was consolidated: no file could be read as a POI. Put right what is said of each.",
  "not-a-workbook": ({ file }) =>
    `“${file}” is not an Excel workbook. Cuadra reads .xlsx, .xlsm, .xlsb, .xls, .ods and .csv files.`,
  "truncated-workbook": ({ file }) =>
    `File “${file}” is incomplete or damaged. Get another copy or save it again from Excel.`,
  "password-protected": ({ file }) =>
    `File “${file}” is protected by a password. Open it in Excel, remove the password and save it.`,
  "invalid-option": ({ option, value, expected }) =>
    `“${value}” will not do for ${option}: expected ${expected}.`,
  "empty-workbook": () =>
    "The workbook is empty: no visible sheet has anything on it. Open the plan's workbook.",
  "only-own-sheets": ({ sheets }) =>
    `No POI was found in the workbook: ${ownSheetsAre(sheets)}, and no other visible sheet has anything on it. Open the plan's workbook.`,
  "no-plan": ({ sheets, nearest, ofOnePeriod }) => {
    if (ofOnePeriod.length > 0)
      return `No POI was found that can be read. Sheets ${sheetList(ofOnePeriod)} have what was programmed and executed in one period each, and Cuadra does not join sheets of different periods. Bring their figures together on one sheet, with a row for each activity and, for each month or quarter, a column of what is programmed and one of what was executed (“PROG. ENE”, “EJEC. ENE”, “PROG. FEB”…).`;
    if (nearest?.alternate)
      return `No POI was found that can be read. ${columns.alternateRows(nearest.sheet, nearest.alternate)}`;
    const looked = `Looked for a table with the columns ACTIVIDAD POI or UNIDAD ORGÁNICA, META and months or quarters PROGRAMADO and EJECUTADO on ${sheets.length === 1 ? "sheet" : "sheets"} ${sheetList(sheets)}.`;
    const near = nearest
      ? ` The nearest is row ${nearest.row} of sheet “${nearest.sheet}”: it has ${list(nearest.found)}, but lacks ${list(nearest.missing.map(columns.missing))}.`
      : "";
    return `No POI was found in the workbook. ${looked}${near}`;
  },
  "no-plan-in-file": ({ file, why }) => `${file === "" ? "This workbook" : `“${file}”`}: ${why}`,
  "no-activities": ({ sheet, row }) =>
    `Sheet “${sheet}” has the headers of a POI in row ${row}, but no activity below them. Write the activities on it, or open the workbook that has them.`,
  "sheet-protected": ({ sheet }) =>
    `Sheet “${sheet}” is protected. Remove the protection (Review > Unprotect Sheet) and try again.`,
  "workbook-protected": () =>
    "The workbook's structure is protected. Remove the protection (Review > Protect Workbook) and try again.",
  "sheet-not-found": ({ sheet }) =>
    `Sheet “${sheet}” is no longer in the workbook: it was deleted or renamed. Validate again.`,
  "gone-meanwhile": () =>
    "Something in the workbook was gone when it was to be read or written: a sheet may have been deleted or renamed. The workbook was not changed further; validate again.",
  "sheet-hidden": ({ sheet }) =>
    `Sheet “${sheet}” is hidden. Show it (right-click the tab of any sheet > Unhide) and try again.`,
  "cell-changed": ({ sheet, cell }) =>
    `Cell ${cell} of sheet “${sheet}” has changed since the last validation. Its row was not corrected; validate again.`,
  "cell-has-formula": ({ sheet, cells }) =>
    `On sheet “${sheet}” ${cells.length === 1 ? "cell" : "cells"} ${list(cells)} ${cells.length === 1 ? "holds a formula" : "hold formulas"} that the correction would replace by a number. Nothing was changed.`,
  "corrected-cell-changed": ({ sheet, cell }) =>
    `Cell ${cell} of sheet “${sheet}” no longer says what was corrected: it changed since, or its column is gone. It was not undone, so that no change is lost.`,
  "selection-not-one": () =>
    "What is selected is not one block of cells. Select the cells of the header on the sheet, in one block, and try again.",
  "cell-being-edited": () => "A cell is being edited. Finish typing (Enter or Esc) and try again.",
  "read-only": () => "The workbook is open as read-only. Save a copy and work on that.",
  "too-large": () =>
    "The workbook is too large to read at once. Close other workbooks and try again, or leave out the sheets that are not part of the plan.",
  "excel-too-old": ({ needs }) =>
    `This version of Excel is too old (${needs} is needed). Update Office or open the workbook in Excel on the web.`,
  "outside-excel": () =>
    "This pane works inside Excel. Open it with the Pane button of the Cuadra group, on the Home tab.",
  "office-js-not-loaded": () =>
    "The Office library that joins Cuadra to Excel could not be loaded. Check your connection and open the pane again.",
  "part-not-loaded": () => firstFrame.part.notLoaded,
  "no-sheet-to-check": () =>
    "No sheet with data is left to check: those that have some are unticked in Cuadra's Settings. Tick those of the plan and validate again.",
  "pane-not-shown": () =>
    "The pane could not be shown, so nothing was validated. Open it with the Pane button of the Cuadra group, on the Home tab, and press Validate.",
  busy: () => "Excel is busy with another change. Wait a moment and try again.",
  cancelled: () => "Cancelled. The workbook is as it was.",
  unexpected: ({ code, message }) =>
    `Excel answered with an unexpected error (${technicalDetail(code, message)}). The workbook was not changed further; try again.`,
  "copy-not-made": ({ file, why }) => `The copy “${file}” was not written. ${why}`,
  usage: ({ problem, subject }) => `${USAGE[problem](subject)} See the help with “cuadra --help”.`,
  internal: ({ message }) =>
    `Cuadra failed through a fault of its own (${message}). The workbook was not changed further; try again, and if it happens once more, tell whoever looks after Cuadra in your entity.`,
};
