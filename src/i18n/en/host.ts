import type { HostTexts } from "../host-texts";

const page: HostTexts["page"] = {
  tabs: ["File", "Home", "Insert", "Formulas", "Data", "Review", "View"],
  openTab: 1,
  openFile: "Open…",
  download: "Download",
  dropHere: "Drop the workbook here to open it",
  notOpened: (name, reason) => `“${name}” cannot be opened: ${reason}`,
  givenUp: (cells, others) =>
    `There are formulas that use something Excel does not have; they became values: ${cells}${others > 0 ? ` and ${others} more` : ""}.`,
  formulasNotRead: (name) =>
    `Of “${name}” the values were read, not the formulas: what you download has none of the original's.`,
  openReasons: {
    "not-a-workbook": "it is not a workbook.",
    truncated: "the file is incomplete or damaged.",
    "password-protected": "it is protected by a password.",
    "too-large": "it is too large.",
    "empty-file": "the file is empty.",
  },
  noPane:
    "The add-in does not answer. If your browser distrusts the certificate, open it once by itself and accept it:",
  openAddress: "open the add-in",
  nameBox: "Name box",
  formulaBar: "Formula bar",
  grid: "Worksheet",
  sheets: "Sheets of the workbook",
  pane: "Task pane",
  closePane: "Close the pane",
  ready: "Ready",
  editing: "Edit",
  noFunction: (name) => `The add-in has no function “${name}”.`,
  refused: "The cell is on a protected sheet, or the formula is not valid.",
  dismiss: "Dismiss",
};

const start: HostTexts["start"] = {
  building: "Building Cuadra and the page that plays Excel…",
  noFile: (path) => `There is no file ${path}`,
  open: (url) => `
  ${url}

Open that address in your browser. The certificate is this computer's own: accept the warning
the first time (“Advanced” → “Continue”). Ctrl+C to end.`,
};

/** As the Spanish one. */
export const host: HostTexts = { page, start };
