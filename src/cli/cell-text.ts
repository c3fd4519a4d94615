/** Characters that a cell may hold; Excel refuses a file with more. */
const MOST_CHARACTERS = 32_767;
// XML 1.0 has no way to write these: a file with one in it does not open.
const NOT_IN_XML = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** A text as a cell of a new workbook can hold it; null where it is empty. */
export function cellText(text: string): string | null {
  const kept = text.replace(NOT_IN_XML, (character) =>
    character === "\n" || character === "\t" ? character : " ",
  );
  return kept === "" ? null : kept.slice(0, MOST_CHARACTERS);
}
