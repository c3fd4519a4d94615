/** What a highlight says of a cell. */
export type HighlightKind = "wrong-sum" | "shifted-row" | "critical" | "low" | "slight";

/**
 * How a highlight looks. Colours follow Okabe and Ito's palette for colour-blind readers (vermilion, reddish
 * purple, orange, yellow, sky blue; darkened or lightened so that the figures stay legible), and no two kinds
 * have the same weight, slope and underline: they can be told apart printed in black and white.
 */
export interface Look {
  readonly fill: string;
  readonly font: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: "None" | "Single";
}

export const LOOKS: Readonly<Record<HighlightKind, Look>> = {
  "wrong-sum": { fill: "#B84A00", font: "#FFFFFF", bold: true, italic: false, underline: "None" },
  "shifted-row": { fill: "#EBC9DC", font: "#5B1F40", bold: false, italic: true, underline: "None" },
  critical: { fill: "#E69F00", font: "#000000", bold: true, italic: false, underline: "None" },
  low: { fill: "#F6EC7A", font: "#000000", bold: false, italic: false, underline: "Single" },
  slight: { fill: "#CDE8F8", font: "#000000", bold: false, italic: true, underline: "Single" },
};

export const HIGHLIGHT_KINDS: readonly HighlightKind[] = [
  "wrong-sum",
  "shifted-row",
  "critical",
  "low",
  "slight",
];

/** Whether a kind says how far an activity is executed; the others say what is wrong with its sums. */
export function isOfExecution(kind: HighlightKind): boolean {
  return kind !== "wrong-sum" && kind !== "shifted-row";
}
