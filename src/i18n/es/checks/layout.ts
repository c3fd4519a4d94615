import { columnLetters } from "../../../poi/address";
import type { UnreadColumn } from "../../../poi/header/column-claims";
import type { FindingOf } from "../../../poi/findings/finding";
import { shortened } from "../../../poi/shortened";
import type { CheckTexts, LayoutCheck } from "../../check-texts";
import { createFormat } from "../../format";
import { columns } from "../columns";
import { MOST_NAMED } from "./said";

const { number, list, plural } = createFormat("es");

/** A header is quoted to so many letters. */
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
  if (detail.columns.every(({ isProgress }) => isProgress))
    return `Dicen avance y no se sabe si son cantidades: no se leyeron y no se comprueban ${named(detail.columns)}. Si son lo ejecutado, cambie AVANCE por EJECUTADO en el encabezado.`;
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
  return `${detail.columns.length === 1 ? "Hay una columna con cifras que no se leyó y no se comprueba" : "Hay columnas con cifras que no se leyeron y no se comprueban"}. ${sentences.join(" ")} Si son del plan, corrija el encabezado o señale la columna en el panel; si no lo son, no hay nada que hacer.`;
}

export const layout: CheckTexts<LayoutCheck> = {
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
    why: "Bajo un total no se espera otra actividad sin su unidad de medida, bajo el encabezado de otro cuadro no se espera ninguna, y entre filas alternadas se lee la que dice cuál es: si esas filas son actividades o un TOTAL, ni se comprueban ni se cuentan.",
    message: ({ detail: { first, last, count, unsaidIn, areParts } }) => {
      if (areParts)
        return `${number(count)} filas de totales (de la ${first + 1} a la ${last + 1}) suman cada una una parte de las actividades, por unidad de medida, objetivo u otro grupo: no se comprueban y no se cuentan como actividades.`;
      return unsaidIn !== undefined
        ? `${count === 1 ? `La fila ${first + 1} tiene cifras y no se leyó` : `${number(count)} filas con cifras (de la ${first + 1} a la ${last + 1}) no se leyeron`}: no hay junto a cada una la otra fila, o la columna ${columnLetters(unsaidIn)} no dice si es lo programado o lo ejecutado. Si son un TOTAL, escriba en dos filas lo programado y lo ejecutado, y en esa columna cuál es cada una.`
        : count === 1
          ? `La fila ${first + 1}, debajo de un total o del encabezado de otro cuadro, tiene cifras y no se leyó como parte del plan. Si es una actividad, póngala con las demás, encima del total que debe sumarla, con su unidad de medida; si no lo es, no hay nada que hacer.`
          : `${number(count)} filas con cifras debajo de un total o del encabezado de otro cuadro (de la ${first + 1} a la ${last + 1}) no se leyeron como parte del plan. Si son actividades, póngalas con las demás, encima del total que debe sumarlas, con su unidad de medida; si no lo son, no hay nada que hacer.`;
    },
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
  "running-quarters": {
    title: "Trimestres acumulados",
    why: "El encabezado nombra un trimestre y la cifra es lo acumulado desde enero: quien lo lea tomará lo acumulado por lo de ese trimestre.",
    message: ({ detail }) =>
      `${columns.slotNames(detail.slots)}: ${detail.slots.length === 1 ? "acumula" : "acumulan"} los trimestres anteriores, y así se ${detail.slots.length === 1 ? "comprueba" : "comprueban"}. Si debe decir lo de cada trimestre, corrija sus fórmulas o cifras; si no, conviene que el encabezado lo diga: «AL II TRIMESTRE».`,
  },
};
