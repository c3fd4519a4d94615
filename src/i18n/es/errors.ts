import type { ErrorCode, ErrorDetails } from "../../poi/error";
import { createFormat } from "../format";
import { columns } from "./columns";
import { firstFrame } from "./first-frame";
import { ownSheetsAre } from "./own-sheets";
import { technicalDetail } from "../technical-detail";

const { list, number } = createFormat("es");

/** Of a book of 255 sheets so many are named. */
const MOST_SHEETS = 10;

function sheetList(sheets: readonly string[]): string {
  const named = sheets.slice(0, MOST_SHEETS).map((sheet) => `«${sheet}»`);
  const others = sheets.length - named.length;
  return list(others > 0 ? [...named, `${number(others)} más`] : named);
}

/** What the operating system's codes say. */
const SYSTEM: Readonly<Partial<Record<string, string>>> = {
  ENOENT: "no existe la carpeta",
  ENOTDIR: "una parte de su ruta no es una carpeta",
  EISDIR: "es una carpeta",
  EACCES: "no tiene permiso",
  EPERM: "no tiene permiso",
  EROFS: "la unidad es de solo lectura",
  EBUSY: "otro programa lo tiene abierto",
  ENOSPC: "no queda espacio en el disco",
  ENAMETOOLONG: "el nombre es demasiado largo",
};

const systemReason = (code: string): string => SYSTEM[code] ?? code;

const USAGE: Readonly<Record<ErrorDetails["usage"]["problem"], (subject: string) => string>> = {
  "missing-argument": (subject) =>
    subject === "after" ? "Falta el nombre del segundo libro." : "Falta el nombre del libro.",
  "missing-value": (subject) => `Falta el valor de ${subject}.`,
  "unknown-option": (subject) => `No existe la opción ${subject}.`,
  "unknown-command": (subject) => `No existe la orden «${subject}».`,
  "too-many": () => "Hay más argumentos de los esperados.",
  "needs-out": (subject) => `${subject} corrige una copia: indique con --out dónde escribirla.`,
};

/** What happened, where, and what to do: one sentence for each error. */
type ErrorTexts = { readonly [Code in ErrorCode]: (details: ErrorDetails[Code]) => string };

export const errors: ErrorTexts = {
  "file-not-found": ({ file }) =>
    `No se encontró el archivo «${file}». Revise el nombre y la carpeta.`,
  "file-not-read": ({ file, reason }) =>
    `No se pudo leer el archivo «${file}» (${systemReason(reason)}). Revise que no esté bloqueado y que tenga permiso.`,
  "file-not-written": ({ file, reason }) =>
    `No se pudo escribir «${file}» (${systemReason(reason)}). Elija otra carpeta u otro nombre.`,
  "output-is-input": ({ file }) =>
    `No se puede escribir sobre «${file}», que es un archivo que se lee. Elija otro nombre para lo que se escribe.`,
  "file-same-plan": ({ file, other }) =>
    `El archivo «${file}» tiene el mismo plan que «${other}», con las mismas cifras. Se tomó una sola vez, para no contar doble: si uno de los dos debía traer otro plan, vuelva a elegir los archivos.`,
  "file-given-twice": ({ file }) =>
    `El archivo «${file}» se indicó dos veces. Se tomó una sola vez, para no contar doble.`,
  "nothing-to-consolidate": () =>
    "No se consolidó nada: ningún archivo se pudo leer como POI. Corrija lo que se dice de cada uno.",
  "not-a-workbook": ({ file }) =>
    `«${file}» no es un libro de Excel. Se leen archivos .xlsx, .xlsm, .xlsb, .xls, .ods y .csv.`,
  "truncated-workbook": ({ file }) =>
    `El archivo «${file}» está incompleto o dañado. Consiga otra copia o guárdelo de nuevo desde Excel.`,
  "password-protected": ({ file }) =>
    `El archivo «${file}» está protegido con contraseña. Ábralo en Excel, quite la contraseña y guárdelo.`,
  "invalid-option": ({ option, value, expected }) =>
    `«${value}» no vale para ${option}: escriba ${expected}.`,
  "empty-workbook": () =>
    "El libro está vacío: ninguna hoja visible tiene datos. Abra el libro del plan.",
  "only-own-sheets": ({ sheets }) =>
    `No se encontró un POI en el libro: ${ownSheetsAre(sheets)}, y ninguna otra hoja visible tiene datos. Abra el libro del plan.`,
  "no-plan": ({ sheets, nearest, ofOnePeriod }) => {
    if (ofOnePeriod.length > 0)
      return `No se encontró un POI que se pueda leer. Las hojas ${sheetList(ofOnePeriod)} tienen lo programado y lo ejecutado de un solo período cada una, y Cuadra no une hojas de distintos períodos. Reúna sus cifras en una sola hoja, con una fila por actividad y, para cada mes o trimestre, una columna de lo programado y otra de lo ejecutado («PROG. ENE», «EJEC. ENE», «PROG. FEB»…).`;
    if (nearest?.alternate)
      return `No se encontró un POI que se pueda leer. ${columns.alternateRows(nearest.sheet, nearest.alternate)}`;
    const looked = `Se buscó una tabla con las columnas ACTIVIDAD POI o UNIDAD ORGÁNICA, META y los meses o trimestres PROGRAMADO y EJECUTADO en ${sheets.length === 1 ? "la hoja" : "las hojas"} ${sheetList(sheets)}.`;
    const near = nearest
      ? ` Lo más parecido está en la fila ${nearest.row} de la hoja «${nearest.sheet}»: tiene ${list(nearest.found)}, pero ${nearest.missing.length === 1 ? "falta" : "faltan"} ${list(nearest.missing.map(columns.missing))}.`
      : "";
    return `No se encontró un POI en el libro. ${looked}${near}`;
  },
  "no-plan-in-file": ({ file, why }) => `${file === "" ? "Este libro" : `«${file}»`}: ${why}`,
  "no-activities": ({ sheet, row }) =>
    `La hoja «${sheet}» tiene los encabezados de un POI en la fila ${row}, pero ninguna actividad debajo. Escriba en ella las actividades, o abra el libro que las tiene.`,
  "sheet-protected": ({ sheet }) =>
    `La hoja «${sheet}» está protegida. Quite la protección (Revisar > Desproteger hoja) e inténtelo de nuevo.`,
  "workbook-protected": () =>
    "La estructura del libro está protegida. Quite la protección (Revisar > Proteger libro) e inténtelo de nuevo.",
  "sheet-not-found": ({ sheet }) =>
    `La hoja «${sheet}» ya no está en el libro: se borró o cambió de nombre. Valide de nuevo.`,
  "gone-meanwhile": () =>
    "Algo del libro ya no estaba cuando se lo iba a leer o escribir: quizá una hoja se borró o cambió de nombre. El libro no se modificó más; valide de nuevo.",
  "sheet-hidden": ({ sheet }) =>
    `La hoja «${sheet}» está oculta. Muéstrela (clic derecho en la pestaña de una hoja > Mostrar) e inténtelo de nuevo.`,
  "cell-changed": ({ sheet, cell }) =>
    `La celda ${cell} de la hoja «${sheet}» cambió desde la última validación. Su fila no se corrigió; valide de nuevo.`,
  "cell-has-formula": ({ sheet, cells }) =>
    `En la hoja «${sheet}» ${cells.length === 1 ? "tiene fórmula la celda" : "tienen fórmula las celdas"} ${list(cells)}: la corrección la reemplazaría por un número. No se cambió nada.`,
  "corrected-cell-changed": ({ sheet, cell }) =>
    `La celda ${cell} de la hoja «${sheet}» ya no dice lo que se corrigió: cambió después, o su columna ya no está. No se deshizo, para no perder ningún cambio.`,
  "selection-not-one": () =>
    "Lo seleccionado no es un solo bloque de celdas. Seleccione en la hoja las celdas del encabezado, en un solo bloque, e inténtelo de nuevo.",
  "cell-being-edited": () =>
    "Hay una celda en edición. Termine de escribir (Entrar o Esc) e inténtelo de nuevo.",
  "read-only": () => "El libro está abierto solo para lectura. Guarde una copia y trabaje en ella.",
  "too-large": () =>
    "El libro es demasiado grande para leerlo de una vez. Cierre otros libros e inténtelo de nuevo, o deje fuera las hojas que no son del plan.",
  "excel-too-old": ({ needs }) =>
    `Esta versión de Excel no alcanza (se necesita ${needs}). Actualice Office o abra el libro en Excel para la web.`,
  "outside-excel": () =>
    "Este panel trabaja dentro de Excel. Ábralo desde el botón Panel del grupo Cuadra, en la pestaña Inicio.",
  "office-js-not-loaded": () =>
    "No se pudo cargar la biblioteca de Office que une a Cuadra con Excel. Revise su conexión y vuelva a abrir el panel.",
  "part-not-loaded": () => firstFrame.part.notLoaded,
  "no-sheet-to-check": () =>
    "No queda ninguna hoja con datos por revisar: las que los tienen están desmarcadas en los Ajustes de Cuadra. Marque las que son del plan y valide de nuevo.",
  "pane-not-shown": () =>
    "No se pudo mostrar el panel, y por eso no se validó. Ábralo con el botón Panel del grupo Cuadra, en la pestaña Inicio, y pulse Validar.",
  busy: () => "Excel está ocupado con otro cambio. Espere un momento e inténtelo de nuevo.",
  cancelled: () => "Se canceló. El libro quedó como estaba.",
  unexpected: ({ code, message }) =>
    `Excel respondió con un error inesperado (${technicalDetail(code, message)}). El libro no se modificó más; inténtelo de nuevo.`,
  "copy-not-made": ({ file, why }) => `No se escribió la copia «${file}». ${why}`,
  usage: ({ problem, subject }) => `${USAGE[problem](subject)} Vea la ayuda con «cuadra --help».`,
  internal: ({ message }) =>
    `Cuadra falló por un error propio (${message}). El libro no se modificó más; inténtelo de nuevo y, si se repite, avise a quien administra Cuadra en su entidad.`,
};
