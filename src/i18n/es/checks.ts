import { cellAddress, columnLetters } from "../../poi/address";
import type { UnreadColumn } from "../../poi/header/column-claims";
import type { CheckId, FindingDetails, FindingOf, Severity } from "../../poi/findings/finding";
import type { RowOfSheet } from "../../poi/linked-sheets/linked-sheet";
import { shortened } from "../../poi/shortened";
import type { NotAdditive } from "../../poi/sums/measure-rule";
import type { TotalScope } from "../../poi/sums/total-scope";
import { createFormat } from "../format";
import { columns } from "./columns";
import { formulas } from "./formulas";
import { inAllColumns } from "./left-out";

const { number, exact, apart, list, plural } = createFormat("es");

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Advertencia",
  info: "Aviso",
};

/** What a cell says: "dice 12", "está en blanco"; "tiene «-»", where it is neither. */
const is = (
  { found, foundText }: Pick<FindingOf<CheckId>, "found" | "foundText">,
  amount = number(found ?? 0),
): string => {
  if (foundText !== undefined) return `tiene «${foundText}»`;
  return found === null ? "está en blanco" : `dice ${amount}`;
};

/** "META dice 12; los meses suman 13 (diferencia: -1)", with decimals enough to tell them apart. */
function against(
  { slot, ...cell }: Pick<FindingOf<CheckId>, "slot" | "found" | "foundText">,
  whatAddsUp: string,
  sum: number | null,
): string {
  const said = apart(cell.found ?? 0, sum ?? 0);
  return `${columns.slotName(slot)} ${is(cell, said.found)}; ${whatAddsUp} ${said.expected} (diferencia: ${said.difference}).`;
}

/** Further cells of a finding that names the first. */
const also = (cells: number): string =>
  cells > 1 ? ` (y ${plural(cells - 1, "celda más", "celdas más")} de la fila)` : "";

/** Columns that are named one by one in a sentence. */
const MOST_NAMED = 12;
const LONGEST_HEADER = 50;

/** "H («E»), I («F») y 10 columnas más". */
function named(unread: readonly UnreadColumn[]): string {
  const names = unread
    .slice(0, MOST_NAMED)
    .map(
      ({ column, header }) =>
        `${columnLetters(column)} (${header === "" ? "sin encabezado" : `«${shortened(header, LONGEST_HEADER)}»`})`,
    );
  const more = unread.length - names.length;
  return list(more > 0 ? [...names, plural(more, "columna más", "columnas más")] : names);
}

/** What a table's unread columns are: those whose words are not known, and those that say the same as another. */
function unreadMessage({ detail }: FindingOf<"unread-columns">): string {
  if (detail.besideFrom !== undefined)
    return `Las columnas ${columnLetters(detail.besideFrom)} a ${columnLetters(Math.max(...detail.columns.map(({ column }) => column)))} parecen otro cuadro, al lado del que se leyó: sus actividades no se leyeron, no se cuentan y sus sumas no se comprueban. Páselo, con su título y sus encabezados, a una hoja propia o debajo del otro cuadro.`;
  const years = new Set(detail.columns.flatMap(({ laterYear }) => laterYear ?? []));
  if (years.size > 0)
    return `No se comprueban las cifras de ${list([...years].map(String))}, posteriores al año del plan: ${named(detail.columns)}. Si también las presenta, revise sus sumas aparte.`;
  if (detail.columns.every(({ isRunningTotal }) => isRunningTotal))
    return `Acumulan cifras que ya se leen y no se comprueban: ${named(detail.columns)}. Si las presenta, revise que digan lo que suman sus meses o trimestres.`;
  const unknown = detail.columns.filter(({ readInstead }) => readInstead < 0);
  const same = detail.columns.filter(({ readInstead }) => readInstead >= 0);
  const sentences = [];
  if (unknown.length > 0)
    sentences.push(`No se conoce lo que dice el encabezado de ${named(unknown)}.`);
  if (same.length > 0) {
    const read = same.map(({ readInstead }) => columnLetters(readInstead));
    const others = [...new Set(read)].slice(0, MOST_NAMED);
    sentences.push(
      `El encabezado de ${named(same)} dice lo mismo que el de otra columna, que sí se leyó: ${list(others)}${new Set(read).size > others.length ? "…" : ""}.`,
    );
  }
  return `${detail.columns.length === 1 ? "Hay una columna con cifras que no se leyó y no se comprueba" : "Hay columnas con cifras que no se leyeron y no se comprueban"}. ${sentences.join(" ")} Si son del plan, corrija el encabezado o señale la columna en el panel.`;
}

/** What a sheet that takes its figures from others says otherwise. */
function linkedMessage({ sheet, expected, detail, ...finding }: FindingOf<"linked-sheet">): string {
  const ofRow = ({ sheet: other, row }: RowOfSheet): string =>
    `la fila ${row + 1} de la hoja «${other}»`;
  switch (detail.kind) {
    case "amount": {
      const said = apart(finding.found ?? 0, expected ?? 0);
      const sources = detail.source
        ? `${ofRow(detail.source)} dice`
        : "las filas de las que sale suman";
      return `${columns.slotName(detail.slot)} ${is(finding, said.found)}; ${sources} ${said.expected}${also(detail.cells)}.`;
    }
    case "total":
      return `TOTAL: ${against({ ...finding, slot: detail.slot }, `las filas de la hoja «${sheet}» suman`, expected)}`;
    case "missing":
      return `Falta «${detail.activity}», que está en ${ofRow(detail.source)}.`;
    case "missing-sheet":
      return `No trae la hoja «${detail.sheet}», que tiene ${plural(detail.activities, "actividad", "actividades")}.`;
    case "twice":
      return `Trae otra vez ${ofRow(detail.source)}, que ya está en su fila ${detail.before + 1}.`;
    case "alone":
      return `Ninguna de las hojas de las que trae las demás cifras tiene esta actividad: no se cuenta. Póngala en la hoja de su unidad.`;
  }
}

const SCOPES: Readonly<Record<TotalScope, string>> = {
  section: "de su bloque",
  table: "de su tabla",
  sheet: "de su hoja",
  plan: "de todo el plan",
};

/** As Excel in Spanish shows them. */
const LOGICAL: Readonly<Partial<Record<string, string>>> = { TRUE: "VERDADERO", FALSE: "FALSO" };

const ODD_KINDS = {
  text: "un texto",
  error: "un error de Excel",
  boolean: "un valor lógico",
};

function oddMessage({ slot, detail }: FindingOf<"not-a-number">): string {
  const name = columns.slotName(slot);
  const { kind, text, readings } = detail;
  if (kind === "date")
    return `${name} tiene una fecha en lugar de un número: ${text}. Suele ser Excel, que convierte en fecha lo que se escribe como «1-2».`;
  if (kind === "too-large")
    return `${name} dice ${text}: más de 15 dígitos no son una cantidad. Excel no guarda los demás y no se cuenta en ninguna suma; escriba la correcta.`;
  if (kind === "ambiguous") {
    const [first = 0, second = 0] = readings ?? [];
    return `${name} dice «${text}», que puede ser ${exact(first)} o ${exact(second)}: escriba el número.`;
  }
  const shown = kind === "boolean" ? (LOGICAL[text] ?? text) : text;
  return `${name} tiene ${ODD_KINDS[kind]} en lugar de un número: «${shown}»${also(detail.cells ?? 1)}.`;
}

const RULE_REASONS = {
  measure: "según su unidad de medida",
  numbers: "según sus cifras",
  choice: "según lo elegido en Cuadra",
  column: "según su tipo de meta",
};

/** What a row was known by. */
const ruleReason = ({ rule, by }: Pick<NotAdditive, "rule" | "by">): string =>
  by === "numbers" && rule === "accumulated"
    ? `${RULE_REASONS[by]} (diciembre es igual a la META y los meses no bajan)`
    : RULE_REASONS[by];

const RULES: Readonly<Record<NotAdditive["rule"], string>> = {
  accumulated: "Cifras acumuladas (cada mes incluye los anteriores)",
  percentage: "Porcentaje (cada mes vale por sí mismo)",
  last: "La META es el último valor de sus meses",
  most: "La META es el mayor valor de sus meses",
  mean: "La META es el promedio de sus meses",
};

const GATHERINGS = {
  last: "el último valor de sus meses",
  most: "el mayor valor de sus meses",
  mean: "el promedio de sus meses",
};

const PARTS: Readonly<Record<FindingDetails["target-sum"]["parts"], string>> = {
  months: "meses",
  quarters: "trimestres",
  semesters: "semestres",
};

/** Title and reason of each check, and the sentence of each of its findings. */
type CheckTexts = {
  readonly [Id in CheckId]: {
    readonly title: string;
    /** What the check looks for and why it matters. */
    readonly why: string;
    readonly message: (finding: FindingOf<Id>) => string;
  };
};

const texts: CheckTexts = {
  ...formulas,
  "target-sum": {
    title: "META distinta de lo programado",
    why: "La META anual debe ser la suma de los meses programados; si no lo es, no se sabe cuál de las dos cifras vale.",
    message: ({ expected, detail, ...finding }) =>
      against(finding, `los ${PARTS[detail.parts]} programados suman`, expected),
  },
  "quarter-sum": {
    title: "Trimestre que no cuadra con sus meses",
    why: "Cada trimestre debe ser la suma de sus meses: el avance que se presenta sale de los trimestres.",
    message: ({ expected, ...finding }) => against(finding, `sus meses suman`, expected),
  },
  "total-sum": {
    title: "TOTAL que no cuadra con sus filas",
    why: "La fila TOTAL debe ser la suma de las filas que cubre: es la cifra que se lee primero.",
    message: (finding) => {
      const { expected, detail } = finding;
      return `TOTAL${inAllColumns(finding)}: ${against(finding, detail.rows === 1 ? `la única fila ${SCOPES[detail.scope]} suma` : `las ${number(detail.rows)} filas ${SCOPES[detail.scope]} suman`, expected)}`;
    },
  },
  "unverified-total": {
    title: "TOTAL por comprobar",
    why: "Mientras haya filas con celdas corridas o sin número, no se sabe cuánto deben sumar las columnas del TOTAL.",
    message: ({ detail }) =>
      `${plural(detail.columns, "columna", "columnas")} de la fila TOTAL se ${detail.columns === 1 ? "podrá" : "podrán"} comprobar cuando se ${detail.rows === 1 ? "corrija la fila señalada" : `corrijan las ${number(detail.rows)} filas señaladas`}.`,
  },
  "partial-total": {
    title: "TOTAL que deja columnas en blanco",
    why: "Lo que TOTAL no suma no se puede comprobar con él: si debía sumarlo, falta.",
    message: ({ detail }) =>
      `La fila TOTAL no suma ${columns.slotNames(detail.slots)}: ${detail.slots.length === 1 ? "está en blanco y no se comprueba" : "están en blanco y no se comprueban"}${detail.rows > 1 ? ` (tampoco en ${plural(detail.rows - 1, "fila TOTAL más", "filas TOTAL más")} de la tabla)` : ""}.`,
  },
  "filtered-total": {
    title: "TOTAL de filas filtradas",
    why: "Con un filtro puesto, SUBTOTAL suma solo las filas que se ven: esa cifra no es la del plan.",
    message: () =>
      "La fila TOTAL no suma todas sus filas, y en la hoja hay filas ocultas: puede que sume solo las que se ven, o que le falte alguna. Quite el filtro, muestre todas las filas y valide de nuevo.",
  },
  "tasks-counted": {
    title: "Actividades que suman sus tareas",
    why: "Una actividad y las tareas de abajo, que ella suma, dicen lo mismo dos veces: contadas juntas, el plan saldría al doble.",
    message: ({ detail: { rows } }) => {
      const named = list(rows.slice(0, MOST_NAMED).map(number));
      const more = rows.length - MOST_NAMED;
      const place =
        rows.length === 1
          ? `La fila ${named} suma las tareas que tiene debajo: se comprueba`
          : `Las filas ${named}${more > 0 ? ` (y ${number(more)} más)` : ""} suman las tareas que tienen debajo: se comprueban`;
      return `${place} como total, y solo las tareas se cuentan como actividades.`;
    },
  },
  "shifted-row": {
    title: "Fila con celdas corridas",
    why: "A la fila le faltan celdas y lo que sigue quedó corrido hacia la izquierda: sus cifras están en columnas que no les corresponden.",
    message: ({ expected, detail, ...finding }) => {
      const { row, column, slot } = finding;
      const place = `${cellAddress(row, column)} (${columns.slotName(slot)})`;
      const said = apart(finding.found ?? 0, expected ?? 0);
      const should = expected === null ? "" : ` y debería decir ${said.expected}`;
      return `A la fila le ${detail.lost === 1 ? "falta 1 celda" : `faltan ${number(detail.lost)} celdas`}: los valores quedaron corridos hacia la izquierda. ${place} ${is(finding, expected === null ? undefined : said.found)}${should}.`;
    },
  },
  "not-a-number": {
    title: "Celda sin número",
    why: "Las sumas de Excel se saltan los textos o fallan por ellos: donde va una cantidad debe haber un número.",
    message: oddMessage,
  },
  "text-number": {
    title: "Número escrito como texto",
    why: "Excel no suma los números guardados como texto: se ven igual y faltan en los totales.",
    message: ({ slot, detail }) =>
      `${columns.slotName(slot)} tiene «${detail.text}» como texto: es el número ${exact(detail.amount)}${also(detail.cells)}.`,
  },
  dash: {
    title: "Guion contado como cero",
    why: "Un guion se lee como cero y SUMA lo pasa por alto, pero una fórmula con + falla por él.",
    message: ({ slot, detail }) =>
      `${columns.slotName(slot)} tiene un guion, que se cuenta como cero${also(detail.cells)}.`,
  },
  "no-data": {
    title: "Celda sin dato",
    why: "Mientras no haya una cifra, las sumas de las que forma parte no se pueden comprobar.",
    message: ({ slot, detail }) =>
      `${columns.slotName(slot)} dice «${detail.text}»${also(detail.cells ?? 1)}: ${(detail.cells ?? 1) === 1 ? "falta la cifra" : "faltan las cifras"}.`,
  },
  "not-additive": {
    title: "Medida que no se suma",
    why: "Sumar porcentajes o cifras ya acumuladas no dice nada: la fila se comprueba con su propia regla y no entra en los totales.",
    message: ({ detail }) =>
      `${RULES[detail.rule]}, ${ruleReason(detail)}: la fila no entra en los totales.`,
  },
  "last-value": {
    title: "Cifra distinta de sus meses",
    why: "En una fila que no se suma, el trimestre y la META repiten lo que dicen sus meses: el último, el mayor o el promedio.",
    message: ({ expected, detail, ...finding }) =>
      against(finding, `${GATHERINGS[detail.gathering]} es`, expected),
  },
  "total-mixed": {
    title: "TOTAL que suma lo que no se suma",
    why: "La fila TOTAL mezcla porcentajes, cifras acumuladas o similares con cantidades: su resultado no es de ninguna unidad.",
    message: ({ detail }) =>
      `La fila TOTAL suma también ${plural(detail.rows, "fila de porcentajes, cifras acumuladas o similares", "filas de porcentajes, cifras acumuladas o similares")}.`,
  },
  spelling: {
    title: "Un nombre escrito de varias maneras",
    why: "Lo que se escribe de dos maneras se cuenta como dos cosas en el resumen, los filtros y las tablas dinámicas.",
    message: ({ detail }) =>
      `«${detail.text}» (${plural(detail.rows, "fila", "filas")}) y «${detail.usual}» se cuentan como distintos${detail.difference === "spaces" ? ": solo difieren en los espacios" : ""}.`,
  },
  negative: {
    title: "Cantidad negativa",
    why: "Ni una meta física ni su ejecución pueden ser menores que cero.",
    message: ({ slot, found }) =>
      `${columns.slotName(slot)} tiene una cantidad negativa: ${number(found ?? 0)}.`,
  },
  fraction: {
    title: "Cantidad con decimales",
    why: "Casi todas las unidades de medida (acciones, informes, documentos) se cuentan enteras.",
    message: ({ slot, found, detail }) =>
      `${columns.slotName(slot)} tiene decimales: ${number(found ?? 0)}${detail.cells > 1 ? `; en la fila los tienen ${number(detail.cells)} cantidades` : ""}.`,
  },
  "rounded-parts": {
    title: "Partes iguales redondeadas",
    why: "Una cantidad repartida en partes iguales y redondeadas no vuelve a sumar lo mismo; la diferencia es solo del redondeo.",
    message: ({ slot, found, detail: { part, count, sum } }) =>
      `${columns.slotName(slot)} dice ${exact(found ?? 0)} y sus ${number(count)} partes iguales, de ${exact(part)}, suman ${apart(found ?? 0, sum).expected}: no es un error, sino el redondeo.`,
  },
  "blank-activity": {
    title: "Actividad sin cifras",
    why: "De una actividad sin META, meses ni trimestres no se sabe si falta llenarla o si no es del plan.",
    message: () => "No tiene ninguna cifra. Complétela o, si no es del plan, quite la fila.",
  },
  "missing-text": {
    title: "Dato en blanco",
    why: "Una actividad sin nombre, unidad orgánica o unidad de medida no se puede distinguir de otra.",
    message: ({ detail }) => `Falta ${columns.role(detail.role)}.`,
  },
  "missing-column": {
    title: "Columna que falta",
    why: "Sin esa columna una parte del plan no se puede comprobar.",
    message: ({ sheet, detail }) => {
      const names = [
        ...detail.columns.map(columns.missing),
        ...detail.months.map(columns.slotName),
      ];
      return `${names.length === 1 ? "No se encontró la columna" : "No se encontraron las columnas"} ${list(names)} en la hoja «${sheet}».${detail.unchecked.length > 0 ? ` Sin ${detail.months.length === 1 ? "ese mes" : "esos meses"} no se comprueba${detail.unchecked.length > 1 ? "n" : ""} ${columns.slotNames(detail.unchecked)}.` : ""}`;
    },
  },
  "other-quarter": {
    title: "Otro trimestre que el del título",
    why: "La ejecución se mide hasta el trimestre que se eligió: si quedó elegido el de un informe anterior, todas sus cifras son de otro trimestre.",
    message: ({ detail }) =>
      `El título dice ${columns.quarter(detail.said)}; se reporta el ${columns.quarter(detail.reported)}, que se eligió.`,
  },
  "unread-columns": {
    title: "Columnas con cifras que no se leyeron",
    why: "Lo que no se lee no se comprueba: si esas cifras son del plan, puede haber errores que no se dicen.",
    message: unreadMessage,
  },
  "unread-rows": {
    title: "Filas con cifras que no se leyeron",
    why: "Bajo el TOTAL termina el plan, y entre filas alternadas se lee la que dice cuál es: si esas filas son actividades o un TOTAL, ni se comprueban ni se cuentan.",
    message: ({ detail: { first, last, count, unsaidIn } }) =>
      unsaidIn !== undefined
        ? `${count === 1 ? `La fila ${first + 1} tiene cifras y no se leyó` : `${number(count)} filas con cifras (de la ${first + 1} a la ${last + 1}) no se leyeron`}: no hay junto a cada una la otra fila, o la columna ${columnLetters(unsaidIn)} no dice si es lo programado o lo ejecutado. Si son un TOTAL, escriba en dos filas lo programado y lo ejecutado, y en esa columna cuál es cada una.`
        : `${count === 1 ? `La fila ${first + 1}, debajo del TOTAL, tiene cifras y no se leyó` : `${number(count)} filas con cifras debajo del TOTAL (de la ${first + 1} a la ${last + 1}) no se leyeron`} como parte del plan. Si son actividades, póngalas encima del TOTAL, con su unidad de medida; si no lo son, no hay nada que hacer.`,
  },
  "empty-column": {
    title: "Columna sin llenar",
    why: "La columna existe pero nadie la llenó, aunque sus meses tienen cifras.",
    message: ({ slot, detail }) =>
      `${columns.slotName(slot)} está en blanco en ${detail.rows === 1 ? "la única fila" : `las ${number(detail.rows)} filas`} de la tabla.`,
  },
  "unfilled-months": {
    title: "Meses sin llenar",
    why: "Los meses existen y nadie los llenó en ninguna fila, aunque sus trimestres tienen cifras: se leen los trimestres. Si los meses se borraron, faltan.",
    message: ({ detail }) =>
      `${columns.slotNames(detail.slots)}: ${detail.hasMarks ? "no hay cifras, solo marcas de un cronograma" : "en blanco en todas las filas"}. Se comprueban los trimestres o semestres, y no estos meses.`,
  },
  "duplicate-activity": {
    title: "Actividad repetida",
    why: "La misma actividad de la misma unidad, dos veces, se cuenta doble en los totales.",
    message: ({ sheet, detail }) =>
      detail.firstSheet === sheet
        ? `La misma actividad ya está en la fila ${detail.firstRow}.`
        : `La misma actividad ya está en la fila ${detail.firstRow} de la hoja «${detail.firstSheet}».`,
  },
  "repeated-sheet": {
    title: "Hoja que repite otras",
    why: "Las mismas actividades en dos hojas se cuentan dos veces: la META, lo programado y lo ejecutado salen al doble.",
    message: ({ detail: { sheets, activities, repeated, unlike, firstUnlike } }) => {
      const which =
        repeated === activities
          ? `Las ${number(activities)} actividades de la hoja`
          : `${number(repeated)} de las ${number(activities)} actividades de la hoja`;
      const figures = firstUnlike
        ? `; ${plural(unlike, "tiene", "tienen")} aquí otras cifras (la primera, en la fila ${firstUnlike.row + 1}; allá es la fila ${firstUnlike.other.row + 1} de «${firstUnlike.other.sheet}»)`
        : ", con las mismas cifras";
      return `${which} ya están en ${list(sheets.map((name) => `«${name}»`))}${figures}: se cuentan dos veces. En Ajustes, «Hojas que se leen», quite la marca a esta hoja o a ${sheets.length === 1 ? "la otra" : "las otras"}.`;
    },
  },
  "linked-sheet": {
    title: "Consolidado distinto de sus hojas",
    why: "Una hoja que trae con fórmulas las cifras de otras no se cuenta otra vez, pero se presenta con ellas: debe decir lo mismo.",
    message: linkedMessage,
  },
  "future-execution": {
    title: "Ejecución posterior al trimestre reportado",
    why: "Lo ejecutado no puede ser de un período que todavía no se reporta.",
    message: ({ slot, found, detail }) =>
      `${columns.slotName(slot)} dice ${number(found ?? 0)}, pero se reporta hasta el ${columns.quarter(detail.quarter)}.`,
  },
  "unprogrammed-execution": {
    title: "Ejecución sin programación",
    why: "Hay ejecución cuando todavía no se había programado nada: falta la programación o la cifra está en otro lugar.",
    message: ({ slot, found, detail }) =>
      `${columns.slotName(slot)} dice ${number(found ?? 0)}, y hasta el ${columns.quarter(detail.quarter)} no se programó nada.`,
  },
};

export const checks = {
  texts,
  severity: (severity: Severity): string => SEVERITIES[severity],
  /** @param omitted findings beyond the first `shown`, by check */
  omitted: (shown: number, omitted: ReadonlyMap<CheckId, number>): string =>
    `Se muestran los primeros ${number(shown)} hallazgos de cada comprobación. Hay más: ${list(
      Array.from(omitted, ([check, count]) => `${number(count)} de «${texts[check].title}»`),
    )}. Las correcciones se buscan solo en las filas mostradas.`,
};
