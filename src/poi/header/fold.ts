const COMBINING_MARKS = /\p{M}/gu;

/** Upper case without accents, and no white space but one space between words: most of a header, and nothing to fold. */
const FOLDED = /^[!-_]+( [!-_]+)*$/;

/** Text for comparing: no accents, upper case, white space (line breaks, no-break spaces) folded to one space. */
export function fold(text: string): string {
  if (FOLDED.test(text)) return text;
  return text
    .normalize("NFD")
    .replace(COMBINING_MARKS, "")
    .toUpperCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** Folded words of a text: points, colons, dashes, quotes and brackets are separators; "1°" stays readable as "1O". */
export function wordsOf(folded: string): string[] {
  return folded
    .replace(/(\d) ?[°º]/g, "$1O")
    .split(/[\s.,:;()[\]/_'’"“”–—-]+/)
    .filter((word) => word !== "");
}
