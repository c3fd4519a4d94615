import type { FindingDetails } from "../../../poi/findings/finding";
import type { TotalScope } from "../../../poi/sums/total-scope";
import type { NotAdditive } from "../../../poi/sums/measure-rule";
import type { CheckTexts, SumCheck } from "../../check-texts";
import { createFormat } from "../../format";
import { columns } from "../columns";
import { inAllColumns } from "../left-out";
import { against, MOST_NAMED } from "./said";

const { number, exact, apart, list, plural } = createFormat("es");

const SCOPES: Readonly<Record<TotalScope, string>> = {
  section: "de su bloque",
  table: "de su tabla",
  sheet: "de su hoja",
  plan: "de todo el plan",
};

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

export const sums: CheckTexts<SumCheck> = {
  "target-sum": {
    title: "META distinta de lo programado",
    why: "La META anual debe ser la suma de los meses programados; si no lo es, no se sabe cuál de las dos cifras vale.",
    message: ({ expected, detail, ...finding }) =>
      against(finding, `los ${PARTS[detail.parts]} programados suman`, expected),
  },
  "quarter-sum": {
    title: "Trimestre, semestre o año que no cuadra",
    why: "Cada trimestre, semestre y total anual debe ser la suma de sus meses: de ellos sale el avance que se presenta.",
    message: ({ expected, detail, ...finding }) =>
      against(
        finding,
        detail.isRunning
          ? "los meses desde enero suman"
          : `sus ${PARTS[detail.parts ?? "months"]} suman`,
        expected,
      ),
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
  "rounded-parts": {
    title: "Partes iguales redondeadas",
    why: "Una cantidad repartida en partes iguales y redondeadas no vuelve a sumar lo mismo; la diferencia es solo del redondeo.",
    message: ({ slot, found, detail: { part, count, sum } }) =>
      `${columns.slotName(slot)} dice ${exact(found ?? 0)} y sus ${number(count)} partes iguales, de ${exact(part)}, suman ${apart(found ?? 0, sum).expected}: no es un error, sino el redondeo.`,
  },
};
