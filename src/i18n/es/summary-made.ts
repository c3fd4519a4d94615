import { createFormat } from "../format";

const { list, number, plural } = createFormat("es");

/** Why the sheet made before is still there. */
type WhyKept =
  | "edited"
  | "protected"
  | "formula"
  | "comments"
  | "drawings"
  | "links"
  | "merged"
  | "linked"
  | "typing";

const WHY_KEPT: Readonly<Record<WhyKept, string>> = {
  edited: "porque tiene cambios fuera de las columnas por llenar",
  protected: "porque está protegida",
  formula: "porque se escribieron fórmulas en ella; al resumen pasó su resultado",
  comments: "porque tiene comentarios",
  drawings: "porque alguien puso en ella un gráfico, una imagen o una forma",
  links: "porque en ella hay textos con hipervínculo; al resumen pasó solo el texto",
  merged:
    "porque en ella hay celdas por llenar combinadas en varias filas: al resumen pasó su texto, junto a la primera actividad",
  linked: "porque fórmulas de otra hoja la usan y quedarían en #¡REF!: apúntelas al nuevo resumen",
  typing: "porque alguien escribía en ella mientras se hacía el resumen",
};

/** The summary sheet made again, and whether it still says what the plan says. */
export const summaryMade = {
  seal: "Sello de los valores",
  /** Behind the name of a sheet made before that is kept; short, for names have 31 characters at most. */
  earlier: (date: string): string => `ant. ${date}`,
  keptSheet: (name: string, why: WhyKept): string =>
    `La hoja de resumen anterior se conservó como «${name}», ${WHY_KEPT[why]}.`,
  carriedOver: (count: number, renamed: number, setAside: number): string =>
    [
      `${plural(count, "justificación pasó", "justificaciones pasaron")} al nuevo resumen`,
      ...(renamed > 0
        ? [
            `${plural(renamed, "encontró su actividad", "encontraron su actividad")} con otro nombre`,
          ]
        : []),
      ...(setAside > 0
        ? [
            `de ellas, ${plural(
              setAside,
              "quedó aparte, pues su actividad ya no figura o no se distingue de otra del mismo nombre",
              "quedaron aparte, pues su actividad ya no figura o no se distingue de otra del mismo nombre",
            )}`,
          ]
        : []),
    ].join("; ") + ".",
  /** In place of the note on formulas, where the sheet is copied as values. */
  valuesNote: "Copia de la hoja de resumen, en valores: no sigue los cambios del plan.",
  current: (sheet: string): string => `La hoja «${sheet}» está al día con el plan.`,
  outdated: (changes: string): string => `El resumen está desactualizado: ${changes}.`,
  cells: (count: number): string => plural(count, "celda cambió", "celdas cambiaron"),
  rows: (count: number): string => plural(count, "fila cambió", "filas cambiaron"),
  added: (count: number): string => plural(count, "fila se agregó", "filas se agregaron"),
  removed: (count: number): string => plural(count, "fila se quitó", "filas se quitaron"),
  unknown: "el plan cambió desde que se hizo",
  /** Some of the places that changed. */
  places: (places: readonly string[], more: number): string =>
    more === 0 ? list(places) : list([...places, `${number(more)} más`]),
  change: (cell: string, before: string, after: string): string =>
    `${cell}: decía ${before}, dice ${after}`,
  blank: "nada",
  makeAgain: "Vuelva a hacer el resumen antes de presentarlo.",
};
