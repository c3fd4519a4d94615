/** Names of our own charts, by which they are told from charts that a person puts on the sheet. */
export const OUR_CHARTS = { quarters: "Cuadra quarters", units: "Cuadra units" } as const;

/**
 * Asks whether a person has put a chart, a picture or another shape on a summary sheet. The answer is there after the
 * next sync. Changes of our own charts, of colours and of column widths cannot be told.
 */
export function askForDrawings(sheet: Excel.Worksheet): () => boolean {
  const { charts, shapes } = sheet;
  charts.load("items/name");
  shapes.load("items/name");
  return () => {
    const ours: ReadonlySet<string> = new Set(Object.values(OUR_CHARTS));
    const names = charts.items.map(({ name }) => name);
    // Should an Excel count charts among the shapes, they are there under the same names.
    const known = new Set(names);
    return (
      names.some((name) => !ours.has(name)) || shapes.items.some(({ name }) => !known.has(name))
    );
  };
}
