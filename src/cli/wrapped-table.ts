import stringWidth from "string-width";

/**
 * A table with borders whose cells are broken into lines of whole words; words too long for their column are cut off.
 * Of cli-table3, which draws the others, such a table takes time by the square of a cell's length.
 * @param widths of the columns, in columns of the terminal, without borders and padding
 * @param rows texts of one or more lines; only those that fit in a line may have colours
 */
export function wrappedTable(
  widths: readonly number[],
  rows: readonly (readonly string[])[],
): string {
  const rule = (left: string, between: string, right: string): string =>
    left + widths.map((width) => "─".repeat(width + 2)).join(between) + right;
  const drawn = rows.map((row) => rowLines(row, widths).join("\n"));
  return [rule("┌", "┬", "┐"), drawn.join(`\n${rule("├", "┼", "┤")}\n`), rule("└", "┴", "┘")].join(
    "\n",
  );
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const cells = row.map((text, column) =>
    text.split("\n").flatMap((line) => wrapped(line, widths[column])),
  );
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, at) => {
    const texts = cells.map((lines, column) => padded(lines.at(at) ?? "", widths[column]));
    return `│ ${texts.join(" │ ")} │`;
  });
}

const padded = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - stringWidth(text)));

/** The lines of a text; spaces where one ends are left out, and words too long for a line cut off. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let taken = 0;
  for (const [, spaces, word] of text.matchAll(/(\s*)(\S+)/g)) {
    const wide = stringWidth(word);
    if (line !== "" && taken + spaces.length + wide > width) {
      lines.push(line);
      line = "";
      taken = 0;
    }
    const before = line === "" ? "" : spaces;
    line += before + (wide > width ? cut(word, width) : word);
    taken += before.length + Math.min(wide, width);
  }
  return [...lines, line];
}

function cut(word: string, width: number): string {
  let kept = "";
  let taken = 0;
  for (const character of word) {
    taken += stringWidth(character);
    if (taken >= width) break;
    kept += character;
  }
  return `${kept}…`;
}
