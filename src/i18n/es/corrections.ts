import { cellAddress, quotedSheet } from "../../poi/address";
import type { Gathering } from "../../poi/sums/measure-rule";
import type {
  Certainty,
  CorrectionKind,
  CoveredRow,
  Evidence,
  OpenTotal,
  SuspectCell,
} from "../../poi/diagnosis/correction";
import type { TypingError } from "../../poi/diagnosis/typing-errors";
import { meaningOf, monthSlot } from "../../poi/slots";
import { createFormat } from "../format";
import { columns } from "./columns";
import { leftOutRows } from "./left-out";

const { number, difference, apart, plural, exact, list } = createFormat("es");

/** A sentence for each kind of evidence. */
type EvidenceTexts = {
  readonly [Kind in Evidence["kind"]]: (evidence: Extract<Evidence, { kind: Kind }>) => string;
};

const TYPING_ERRORS: Readonly<Record<TypingError, string>> = {
  "transposed-digits": "se escribieron dos cifras en orden cambiado",
  "missing-digit": "falta una cifra",
  "extra-digit": "sobra una cifra",
  "wrong-digit": "una cifra está cambiada",
  "times-ten": "sobra un cero",
  tenth: "falta un cero",
  sign: "el signo está cambiado",
  separator: "se confundió el separador de miles con el decimal",
  "left-out": "quedó sin llenar",
  "copied-beside": "repite la celda de al lado",
  "copied-above": "repite la celda de arriba",
  "copied-total": "lleva la cifra de su trimestre o de la META",
  "short-sum": "se sumó sin una de sus celdas",
};

const GATHERINGS: Readonly<Record<Gathering, string>> = {
  last: "el último valor",
  most: "el mayor",
  mean: "el promedio",
};

const CERTAINTIES: Readonly<Record<Certainty, string>> = {
  certain: "Cierta",
  likely: "Probable",
  ambiguous: "Ambigua",
};

const KINDS: Readonly<Record<CorrectionKind, string>> = {
  value: "Valor equivocado",
  "lost-cells": "Celdas perdidas",
  "extra-cells": "Celda de más",
  total: "TOTAL equivocado",
  "text-number": "Convertir a número",
  spelling: "Otra escritura",
  formula: "Fórmula equivocada",
};

/** "MAY" of a month's slot: its header without the series. */
const month = (index: number): string =>
  columns.slotName(monthSlot("programmed", index)).split(" ").slice(1).join(" ");

/** Rows named one by one; more are counted. */
const MOST_ROWS_NAMED = 5;

/** "corregida la fila 6", "corregidas las filas 6 y «POI 2» 9". */
function onceCorrected(rows: readonly CoveredRow[]): string {
  if (rows.length > MOST_ROWS_NAMED) return `corregidas ${number(rows.length)} filas`;
  const named = rows.map(({ sheet, row }) => (sheet ? `«${sheet}» ` : "") + String(row + 1));
  return `${rows.length === 1 ? "corregida la fila" : "corregidas las filas"} ${list(named)}`;
}

function suspectCell({ sheet, row, column, from, to, error, isBeyond }: SuspectCell): string {
  const why = [
    ...(error === undefined ? [] : [TYPING_ERRORS[error]]),
    ...(isBeyond ? ["ejecuta más de lo programado"] : []),
  ];
  const cell = `${sheet === undefined ? "" : `${quotedSheet(sheet)}!`}${cellAddress(row, column)}`;
  return `Revise ${cell}: si dijera ${exact(to ?? 0)} en lugar de ${exact(from ?? 0)}, su columna cuadraría (${why.join("; ")}).`;
}

const evidence: EvidenceTexts = {
  "only-candidate": () => "Ningún otro cambio hace que cuadren todas las sumas de la fila.",
  likeliest: ({ ways }) =>
    `De ${number(ways)} maneras de que las sumas cuadren, es la que mejor concuerda con las demás cifras de la fila y del plan.`,
  "typing-error": ({ error, slot }) =>
    `Parece error de digitación en ${columns.slotName(slot)}: ${TYPING_ERRORS[error]}.`,
  "months-agree": ({ month: index }) =>
    `Así lo programado y lo ejecutado de ${month(index)} coinciden.`,
  "total-column": ({ slot, difference: amount }) =>
    `A la columna ${columns.slotName(slot)} de la fila TOTAL le falta justamente esta diferencia (${difference(amount)}).`,
  "total-settles": ({ candidates }) =>
    `De ${number(candidates)} correcciones posibles, solo con esta cuadra la fila TOTAL.`,
  "last-fraction": ({ slot }) =>
    `Solo ${columns.slotName(slot)}, la última cifra de la fila, tiene decimales: si se perdieron celdas, viene de la columna siguiente.`,
  "total-contradicts": ({ slot, holdsNow }) =>
    holdsNow
      ? `Atención: la fila TOTAL cuadra hoy en ${columns.slotName(slot)} y dejaría de cuadrar.`
      : `Atención: con esta corrección la fila TOTAL seguiría sin cuadrar en ${columns.slotName(slot)}.`,
  "moved-month": ({ fromSlot, toSlot }) =>
    `El valor de ${columns.slotName(fromSlot)} se anotó en ${columns.slotName(toSlot)}.`,
  level: ({ gathering, isSum }) =>
    `Los meses de esta fila no se suman: va ${GATHERINGS[gathering]}${isSum ? ", y la celda dice su suma" : ""}.`,
  exchanged: ({ slots: [one, other] }) =>
    `Los valores de ${columns.slotName(one)} y ${columns.slotName(other)} se anotaron uno en el lugar del otro.`,
  "short-sums": ({ slot }) => `Sus sumas dejaron fuera ${columns.slotName(slot)}.`,
  "two-values": () => "Ningún cambio de una sola celda basta: hay dos valores equivocados.",
  "lost-cells": ({ count, repeated, lastSlot }) =>
    `La fila perdió ${plural(count, "celda", "celdas")} y lo que sigue` +
    `${lastSlot === undefined ? "" : `, hasta ${columns.slotName(lastSlot)},`} se corrió a la izquierda` +
    `${repeated ? "; lo perdido repite a su vecino" : ""}. Con esta corrección todas sus sumas cuadran.`,
  "extra-cells": ({ count }) =>
    `La fila tiene ${plural(count, "celda", "celdas")} de más y lo que sigue se corrió a la derecha.`,
  "not-a-number": ({ slot, text, says, amount }) =>
    `${columns.slotName(slot)} dice «${text}»` +
    {
      none: "; las sumas indican qué número va allí.",
      same: `, que se lee como ${exact(amount)}.`,
      other: "; las sumas piden allí otro número.",
    }[says],
  spelling: ({ difference, isTie }) => {
    const other = isTie
      ? "de otra escritura, que no es más frecuente"
      : "de la escritura más frecuente";
    return {
      spaces: `Solo difiere en espacios ${other}.`,
      case: `Solo difiere en mayúsculas y minúsculas ${other}.`,
      accents: `Solo difiere en tildes ${other}.`,
      marks: `Solo difiere en signos de puntuación ${other}.`,
      letters: `Difiere en muy poco ${other}.`,
    }[difference];
  },
  "text-number": ({ cells }) =>
    cells === 1
      ? "La celda tiene un número escrito como texto, que las sumas de Excel se saltan."
      : `${number(cells)} celdas tienen números escritos como texto, que las sumas de Excel se saltan.`,
  dash: ({ cells }) =>
    cells === 1
      ? "La celda tiene un guion, que ya se cuenta como cero: si es un 0, tampoco falla una fórmula que sume con +."
      : `${number(cells)} celdas tienen guiones, que ya se cuentan como cero: si son 0, tampoco falla una fórmula que sume con +.`,
  formula: ({ alike }) =>
    alike === 0
      ? "Así lo dicen los encabezados."
      : `Así lo dicen los encabezados y ${alike === 1 ? "otra celda igual" : `otras ${number(alike)} celdas iguales`}.`,
  "rows-hold": ({ rows }) =>
    `${plural(rows, "fila cuadra", "filas cuadran")}; la que no cuadra es la fila TOTAL.`,
  "rows-left-out": (rows) =>
    `En todas sus columnas, a TOTAL le falta justo lo que ${rows.firstRow === rows.lastRow ? "dice" : "suman"} ${leftOutRows(rows)}.`,
  "rows-corrected": ({ rows }) => `Es lo que tiene que decir TOTAL una vez ${onceCorrected(rows)}.`,
  "unchecked-columns": ({ slots, suspects }) =>
    [
      `Las celdas de ${columns.slotNames(slots)} no entran en ninguna suma de su fila: puede estar mal TOTAL o una de ellas.`,
      ...suspects.map(suspectCell),
    ].join(" "),
  "followed-columns": ({ slots }) =>
    `Las sumas de las filas son fórmulas y siguen a lo que digan las celdas de ${columns.slotNames(slots)}: puede estar mal TOTAL o una de ellas. Elija usted.`,
  "total-unconfirmed": () =>
    "Las filas cuadran y TOTAL no, pero TOTAL no tiene otras sumas que lo confirmen.",
  "open-scope": ({ rows, isNamed }) =>
    `Ninguna cifra de TOTAL dice qué filas suma. Aquí se ${rows === 1 ? "toma la fila" : `toman las ${number(rows)} filas`} ` +
    (isNamed
      ? "de la unidad que nombra; revise las otras maneras."
      : "que parecen ser las suyas; elija usted entre las maneras."),
  "target-never-holds": ({ failing, rows }) =>
    `En ${number(failing)} de ${plural(rows, "fila", "filas")} META no es la suma de sus meses: puede que esa columna no sea la meta del año. Elija usted.`,
  "may-be-level": () =>
    "META está entre el menor y el mayor de sus meses: puede que en esta actividad los meses no se sumen (un promedio, un máximo, un saldo). Elija usted.",
  "usual-months": ({ amount, months }) =>
    `META es ${number(months)} veces ${exact(amount)}, que es lo que dice la mayoría de sus meses: puede que los equivocados sean los meses que dicen otra cifra. Elija usted.`,
  "may-have-slid": ({ how }) =>
    `Revise también si ${how === "pushed" ? "en la fila se insertó una celda" : "la fila perdió una celda"} y lo que sigue se corrió: ` +
    {
      rows: "donde lo programado y lo ejecutado están en filas distintas, Cuadra no lo comprueba.",
      columns: "hay columnas, entre las cifras o a su derecha, que Cuadra no lee.",
      part: "sus sumas también cuadrarían así.",
      pushed: "sus sumas también podrían cuadrar así.",
    }[how],
  undecided: ({ ways, more }) =>
    `Hay ${more ? "más de " : ""}${number(ways)} maneras de que las sumas cuadren y nada decide entre ellas: elija usted.`,
};

/** "TOTAL EJECUTADO MAY dice 504; las filas suman 503 …". */
function openTotal({ slot, found, expected, oppositeSlot }: OpenTotal): string {
  const said = apart(found, expected);
  const gap = Math.abs(expected - found);
  const units = plural(gap, "unidad registrada", "unidades registradas");
  const neighbour =
    oppositeSlot === null || meaningOf(oppositeSlot).kind === "target"
      ? ""
      : `; en ${columns.slotName(oppositeSlot)} ocurre lo contrario: ${units} en el mes vecino`;
  return `TOTAL ${columns.slotName(slot)} dice ${said.found}; las filas suman ${said.expected}${neighbour}.`;
}

/** "B5 3→1, B6 vacía→3": each cell as it is and as it should be. */
function changes(
  cells: readonly { readonly cell: string; readonly from: string; readonly to: string }[],
): string {
  const blank = (text: string): string => (text === "" ? "vacía" : text);
  return cells.map(({ cell, from, to }) => `${cell} ${blank(from)}→${blank(to)}`).join(", ");
}

export const corrections = {
  changes,
  /** A text that stands in a cell. */
  quoted: (text: string): string => `«${text}»`,
  /** "Corrección cierta: B5 3→1." */
  proposal: (certainty: Certainty, changed: string): string =>
    `Corrección ${{ certain: "cierta", likely: "probable", ambiguous: "ambigua" }[certainty]}: ${changed}.`,
  /** What a way to put a row right supposes, by the cells that it happened to. */
  supposed: {
    "moved-month": ([home, other]: readonly string[]): string =>
      `si lo de ${home} se anotó en ${other}`,
    exchanged: (cells: readonly string[]): string => `si ${list(cells)} se intercambiaron`,
    "two-values": (cells: readonly string[]): string => `si están equivocadas ${list(cells)}`,
    "short-sums": ([part, ...sums]: readonly string[]): string =>
      `si ${list(sums)} dejaron fuera ${part}`,
    "lost-cells": (cells: readonly string[]): string =>
      cells.length === 1
        ? `si se perdió la celda de ${cells[0]}`
        : `si se perdieron las celdas de ${list(cells)}`,
    "extra-cells": (cells: readonly string[]): string => `si sobra la celda ${list(cells)}`,
  },
  sameRow: "Véase la corrección de esta fila, más arriba.",
  /** What is said of a column of TOTAL that needs no correction of its own. */
  settled: (rows: readonly CoveredRow[]): string => `Cuadrará una vez ${onceCorrected(rows)}.`,
  alternative: (changed: string): string => `O bien: ${changed}.`,
  /** @param sheet null where it is the total row's */
  insteadOfTotal: (row: number, sheet: string | null): string =>
    `la fila ${row}${sheet === null ? "" : ` de «${sheet}»`}, en vez de TOTAL`,
  furtherWays: (ways: number): string =>
    `Hay ${plural(ways, "manera más", "maneras más")} de corregir la fila.`,
  /** "B5 3→1, y por decidir F5, G5, con F5 + G5 = 8": a way that the sums leave partly open. */
  openWay: (changed: string, open: string, sums: readonly string[]): string =>
    `${changed === "" ? "" : `${changed}, y `}por decidir ${open}` +
    (sums.length === 0 ? "" : `, con ${sums.join(" y ")}`),
  openWays: (ways: number): string =>
    ways === 1
      ? "Y 1 manera deja celdas por decidir: las sumas admiten en ellas más de una cifra."
      : `Y ${number(ways)} maneras dejan celdas por decidir: las sumas admiten en ellas más de una cifra.`,
  openTotalsTitle:
    "Columnas en las que la fila TOTAL sigue sin cuadrar, aun con las correcciones propuestas",
  unexplained: (rows: number): string =>
    `Para ${plural(rows, "fila", "filas")} no se encontró corrección.`,
  certainty: (certainty: Certainty): string => CERTAINTIES[certainty],
  kind: (kind: CorrectionKind): string => KINDS[kind],
  evidence,
  openTotal,
};
