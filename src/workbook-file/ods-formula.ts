/** Texts and quoted names, which say what they say, and the signs that part arguments and elements. */
const PIECE = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[{};|~]/g;
/** Functions and references that only their own program has, and what hucre leaves as it found it. */
const FOREIGN = /\b(?:ORG|LEGACY|COM\.SUN)\.|^(?:of|oooc|msoxl):|\[[^\]]*\]|#\$|'file:/i;

/**
 * A formula of an .ods file, as hucre gives it, in the form of an .xlsx file. OpenFormula (OASIS ODF 1.2 part 2, 5.6,
 * 5.13) parts arguments by ";", joins areas by "~", and parts the columns of an array by ";" and its rows by "|".
 * @returns undefined where the formula has what no .xlsx file may have
 */
export function formulaFromOds(formula: string): string | undefined {
  if (FOREIGN.test(formula.replace(/"(?:[^"]|"")*"/g, '""'))) return undefined;
  let braces = 0;
  const translated = formula.replace(PIECE, (piece: string) => {
    if (piece === "{") braces += 1;
    else if (piece === "}") braces -= 1;
    else if (piece === ";" || piece === "~") return ",";
    else if (piece === "|") return braces > 0 ? ";" : piece;
    return piece;
  });
  return translated.replaceAll(/\bCOM\.MICROSOFT\.(?=[A-Z])/g, "_xlfn.");
}
