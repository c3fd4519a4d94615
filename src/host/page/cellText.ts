import type { CellLook } from "./cellLook";

let context: CanvasRenderingContext2D | null | undefined;

/** Width of a text in pixels, on the screen. */
export function textWidth(text: string, look: CellLook): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return 0;
  const { italic, bold, fontSize, fontFamily } = look;
  context.font = `${italic ? "italic " : ""}${bold ? "bold " : ""}${fontSize}px ${fontFamily}`;
  return context.measureText(text).width;
}

/**
 * Breaks a text into lines at its spaces, as Excel does; a word that is wider than a line is broken
 * where the line ends. (The grid component breaks words at every accented letter.)
 * @param width of a line, in pixels.
 */
export function wrapText(text: string, look: CellLook, width: number): string {
  return text
    .split("\n")
    .flatMap((paragraph) => wrapParagraph(paragraph, look, width))
    .join("\n");
}

function wrapParagraph(paragraph: string, look: CellLook, width: number): string[] {
  if (textWidth(paragraph, look) <= width) return [paragraph];
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(" ").flatMap((each) => pieces(each, look, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, look) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines;
}

/** A word in pieces that fit a line. */
function pieces(word: string, look: CellLook, width: number): string[] {
  if (textWidth(word, look) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const letter of word) {
    if (part !== "" && textWidth(part + letter, look) > width) {
      parts.push(part);
      part = letter;
    } else part += letter;
  }
  parts.push(part);
  return parts;
}
