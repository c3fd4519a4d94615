// Control characters in a workbook's text could move the cursor or recolour the terminal.
const CONTROL_CHARACTERS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

/** A workbook's text without what a terminal would obey. */
export function plainText(text: string): string {
  return text.replace(CONTROL_CHARACTERS, " ");
}
