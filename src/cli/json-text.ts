/**
 * A document as JSON text. Numbers are shown to a thousand millionth and fifteen digits, as Excel shows them: sums of
 * decimals end in noise of binary digits (207.48000000000002), which says nothing of the plan.
 */
export function jsonText(document: unknown): string {
  return `${JSON.stringify(document, (_, value: unknown) => withoutNoise(value), 2)}\n`;
}

function withoutNoise(value: unknown): unknown {
  if (typeof value !== "number" || !Number.isFinite(value) || Number.isInteger(value)) return value;
  return Number(Number(value.toFixed(9)).toPrecision(15));
}
