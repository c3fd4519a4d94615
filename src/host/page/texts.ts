/** What the frame around the grid says: Excel's own words in each language. */
interface Texts {
  tabs: readonly string[];
  /** Index in `tabs` of the open one. */
  openTab: number;
  openFile: string;
  download: string;
  dropHere: string;
  notOpened: (name: string, reason: string) => string;
  openReasons: Readonly<Record<string, string>>;
  noPane: string;
  openAddress: string;
  nameBox: string;
  formulaBar: string;
  grid: string;
  sheets: string;
  pane: string;
  closePane: string;
  ready: string;
  editing: string;
  noFunction: (name: string) => string;
  refused: string;
  dismiss: string;
}

const es: Texts = {
  tabs: ["Archivo", "Inicio", "Insertar", "Fórmulas", "Datos", "Revisar", "Vista"],
  openTab: 1,
  openFile: "Abrir…",
  download: "Descargar",
  dropHere: "Suelte aquí el libro para abrirlo",
  notOpened: (name, reason) => `No se puede abrir «${name}»: ${reason}`,
  openReasons: {
    "not-a-workbook": "no es un libro de cálculo.",
    truncated: "el archivo está incompleto o dañado.",
    "password-protected": "está protegido con contraseña.",
    "too-large": "es demasiado grande.",
    "empty-file": "el archivo está vacío.",
  },
  noPane:
    "El complemento no responde. Si su navegador desconfía del certificado, ábralo aparte una vez y acéptelo:",
  openAddress: "abrir el complemento",
  nameBox: "Cuadro de nombres",
  formulaBar: "Barra de fórmulas",
  grid: "Hoja de cálculo",
  sheets: "Hojas del libro",
  pane: "Panel de tareas",
  closePane: "Cerrar el panel",
  ready: "Listo",
  editing: "Modificar",
  noFunction: (name) => `El complemento no tiene la función «${name}».`,
  refused: "La celda que intenta cambiar está en una hoja protegida, o la fórmula no es válida.",
  dismiss: "Cerrar aviso",
};

const en: Texts = {
  tabs: ["File", "Home", "Insert", "Formulas", "Data", "Review", "View"],
  openTab: 1,
  openFile: "Open…",
  download: "Download",
  dropHere: "Drop the workbook here to open it",
  notOpened: (name, reason) => `“${name}” cannot be opened: ${reason}`,
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

/** The texts of a display language; Spanish unless it is English. */
export function textsFor(language: string): Texts {
  return language.toLowerCase().startsWith("en") ? en : es;
}
