import { isDash } from "./cells";
import { fold } from "./header/fold";

/** How a text can be read either way: by what its comma, its point or its percent sign means. */
export type Convention = "comma" | "point" | "percent";

/** What a text in a column of amounts says, where it says something. */
export type TypedText =
  | { readonly kind: "number"; readonly amount: number }
  | {
      readonly kind: "ambiguous";
      readonly convention: Convention;
      /** Two amounts: the one that Excel in es-PE would take it for first. */
      readonly readings: readonly [number, number];
    }
  /** A lone dash, which is how people write a zero. */
  | { readonly kind: "dash" }
  /** "S/D", "N.A.": there is no figure, and the author says so. */
  | { readonly kind: "no-data" };

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/g;
const NO_DATA = new Set([
  "SD",
  "SI",
  "ND",
  "NA",
  "NC",
  "NR",
  "SINDATO",
  "SINDATOS",
  "SININFORMACION",
  "NOAPLICA",
  "NOCORRESPONDE",
  "NODISPONIBLE",
  "NOREPORTADO",
  "NOREPORTO",
  "PENDIENTE",
  "PORDEFINIR",
  "SINPROGRAMACION",
  "SINPROGRAMAR",
  "NOPROGRAMADO",
  "NOPROGRAMADA",
  "SINEJECUCION",
  "NOEJECUTADO",
  "NOEJECUTADA",
]);
/** "S/P", "N/P", "S/E": sin programación, no programado, sin ejecución. Without a sign between them they may be anything. */
const NO_DATA_SIGNED = /^(S[/.] ?[PE]|N[/.] ?P)\.?$/;
const LONGEST = 40;

/** Reads a text as people type amounts; undefined where it is some other text. */
export function readTyped(text: string): TypedText | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = text.replace(INVISIBLE, "").trim();
  if (isDash(plain)) return { kind: "dash" };
  const percent = /^(.+?)\s*%$/.exec(plain);
  if (percent) {
    const share = readNumber(percent[1]);
    if (share?.kind !== "number") return undefined;
    const { amount } = share;
    if (amount === 0) return share;
    return { kind: "ambiguous", convention: "percent", readings: [hundredth(amount), amount] };
  }
  const number = readNumber(plain);
  if (number) return number;
  const folded = fold(plain);
  if (NO_DATA_SIGNED.test(folded)) return { kind: "no-data" };
  return NO_DATA.has(folded.replace(/[^A-Z]/g, "")) && !/\d/.test(plain)
    ? { kind: "no-data" }
    : undefined;
}

/** By its decimal digits: 0.07 × 100 and back is not 7 in binary. */
const hundredth = (amount: number): number => Number(`${amount}e-2`);

/** A number with its sign: "-5", "+5". */
function readNumber(text: string): TypedText | undefined {
  const signed = /^([-+−]?)\s*(.+)$/.exec(text);
  const read = signed ? readDigits(signed[2]) : undefined;
  if (!read || (signed?.[1] !== "-" && signed?.[1] !== "−")) return read;
  if (read.kind === "number") return { kind: "number", amount: -read.amount };
  if (read.kind !== "ambiguous") return read;
  const [first, second] = read.readings;
  return { ...read, readings: [-first, -second] };
}

const number = (digits: string): TypedText => ({ kind: "number", amount: Number(digits) });

/** In Peru millions are parted by an apostrophe and thousands by a comma: 1'234,567.50, 1,234'567,890. */
const PERUVIAN = /^\d{1,3}(,\d{3})?(['’´]\d{3},\d{3})+(\.\d+)?$/;
/** Thousands parted by a space or an apostrophe, and what is beyond a comma or point. */
const PARTED = /^(\d{1,3}(?:[ \u00a0\u202f'’´]\d{3})+)(?:([.,])(\d+))?$/;

/**
 * One comma or point with three digits after it may part thousands or decimals, beside another sign before it too;
 * wherever else a separator stands there is one way to read it.
 */
function readDigits(text: string): TypedText | undefined {
  if (/^\d+\.?$/.test(text)) return number(text);
  if (PERUVIAN.test(text)) return number(text.replace(/[^\d.]/g, ""));
  const spaced = PARTED.exec(text);
  if (spaced) {
    const [, thousands, separator = ".", rest = "0"] = spaced;
    const whole = thousands.replace(/\D/g, "");
    return whole.length <= 6 ? eitherWay(whole, separator, rest) : number(`${whole}.${rest}`);
  }
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(text) || /^\d{1,3}(,\d{3}){2,}$/.test(text))
    return number(text.replaceAll(",", ""));
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(text) || /^\d{1,3}(\.\d{3}){2,}$/.test(text))
    return number(text.replaceAll(".", "").replace(",", "."));
  const parted = /^(\d*)([.,])(\d+)$/.exec(text);
  if (!parted) return undefined;
  const [, whole, separator, rest] = parted;
  return /^[1-9]\d{0,2}$/.test(whole)
    ? eitherWay(whole, separator, rest)
    : number(`${whole}.${rest}`);
}

/** A number with one comma or point that is not beyond doubt: with three digits after it, these may be thousands. */
function eitherWay(whole: string, separator: string, rest: string): TypedText {
  const decimal = Number(`${whole}.${rest}`);
  if (rest.length !== 3) return { kind: "number", amount: decimal };
  const thousands = Number(whole + rest);
  return separator === ","
    ? { kind: "ambiguous", convention: "comma", readings: [thousands, decimal] }
    : { kind: "ambiguous", convention: "point", readings: [decimal, thousands] };
}
