import { cellAddress } from "../../../poi/address";
import type { FindingOf } from "../../../poi/findings/finding";
import type { CellCheck, CheckTexts } from "../../check-texts";
import { createFormat } from "../../format";
import { columns } from "../columns";
import { also, is } from "./said";

const { number, exact, apart } = createFormat("es");

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

export const cells: CheckTexts<CellCheck> = {
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
};
