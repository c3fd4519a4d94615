import type { FindingOf } from "../../../poi/findings/finding";
import type { RowOfSheet } from "../../../poi/linked-sheets/linked-sheet";
import type { ActivityCheck, CheckTexts } from "../../check-texts";
import { createFormat } from "../../format";
import { columns } from "../columns";
import { against, also, is } from "./said";

const { number, apart, list, plural } = createFormat("es");

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

export const activities: CheckTexts<ActivityCheck> = {
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
  spelling: {
    title: "Un nombre escrito de varias maneras",
    why: "Lo que se escribe de dos maneras se cuenta como dos cosas en el resumen, los filtros y las tablas dinámicas.",
    message: ({ detail }) =>
      `«${detail.text}» (${plural(detail.rows, "fila", "filas")}) y «${detail.usual}» se cuentan como distintos${detail.difference === "spaces" ? ": solo difieren en los espacios" : ""}.`,
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
    message: ({
      detail: { sheets, activities, repeated, unlike, firstUnlike, ofOtherPeriods },
    }) => {
      const which =
        repeated === activities
          ? `Las ${number(activities)} actividades de la hoja`
          : `${number(repeated)} de las ${number(activities)} actividades de la hoja`;
      const figures = firstUnlike
        ? `; ${plural(unlike, "tiene", "tienen")} aquí otras cifras (la primera, en la fila ${firstUnlike.row + 1}; allá es la fila ${firstUnlike.other.row + 1} de «${firstUnlike.other.sheet}»)`
        : ", con las mismas cifras";
      const where = `${which} ya están en ${list(sheets.map((name) => `«${name}»`))}`;
      if (ofOtherPeriods && unlike === 0)
        return `${where}, con otros meses o trimestres: cada META se cuenta en cada hoja y no se comprueba con la suma de todas. Para que se lean como un solo plan, ponga esas columnas unas junto a otras en una sola hoja.`;
      return `${where}${figures}: se cuentan dos veces. En Ajustes, «Hojas que se leen», quite la marca a esta hoja o a ${sheets.length === 1 ? "la otra" : "las otras"}.`;
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
