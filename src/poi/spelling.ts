import { distance } from "fastest-levenshtein";
import { fold } from "./header/fold";

/** A text and in how many rows it stands, which is asked only of texts that are near another. */
export interface CountedText {
  readonly text: string;
  readonly rows: number;
}

/** How a text differs from the one that is meant, by what differs most. */
export type SpellingDifference = "spaces" | "case" | "accents" | "marks" | "letters";

/** A text that says the same as a commoner one in other letters; both are indexes into the texts given. */
export interface Variant {
  readonly text: number;
  readonly usual: number;
  readonly difference: SpellingDifference;
}

/** A longer text is no name, and takes time by its length times its words; only equal letters are looked for. */
const LONGEST_NAME = 500;

/** More different texts than this are free text, of which only equal letters are compared. */
const MOST_TEXTS = 2000;

/**
 * The texts that are another's spelling: equal but for white space, case, accents or punctuation; or but for one
 * word's plural, one slip of the keyboard in one long word, or a space within a name. The commonest spelling is the
 * usual one. Names that differ in a number, in a short word or at a word's first letter are different names.
 */
export function spellingVariants(texts: readonly CountedText[]): Variant[] {
  const groups = new Map<string, number[]>();
  for (const [index, { text }] of texts.entries()) {
    const key = letters(text);
    if (key === "") continue;
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  }
  const spellings = [...groups].map(([key, members]): Spelling => {
    const usual = members.reduce((best, at) => (isCommoner(texts, at, best) ? at : best));
    return {
      key,
      members,
      usual,
      get rows() {
        return members.reduce((sum, at) => sum + texts[at].rows, 0);
      },
    };
  });
  const meant = groups.size > MOST_TEXTS ? new Map<Spelling, Spelling>() : nearSpellings(spellings);
  return spellings.flatMap((spelling) => {
    const { usual } = meant.get(spelling) ?? spelling;
    return spelling.members
      .filter((at) => at !== usual)
      .map((at) => ({
        text: at,
        usual,
        difference: differenceOf(texts[at].text, texts[usual].text),
      }));
  });
}

/** Texts of the same letters. */
interface Spelling {
  readonly key: string;
  readonly members: readonly number[];
  readonly usual: number;
  readonly rows: number;
}

/** Words and numbers alone, folded. */
function letters(text: string): string {
  const folded = fold(text);
  return PLAIN.test(folded) ? folded : folded.replace(/[^\p{L}\p{N}%]+/gu, " ").trim();
}

/** Most names, folded. */
const PLAIN = /^[A-Z\d%]+( [A-Z\d%]+)*$/;

const marksIn = (text: string): number =>
  text.normalize("NFD").length - text.normalize("NFC").length;

/** The commoner; of two as common the one without doubled spaces, or with more of its accents, then the one that came first. */
function isCommoner(texts: readonly CountedText[], one: number, other: number): boolean {
  const [a, b] = [texts[one], texts[other]];
  const spaces = (text: string): number => (inOneSpace(text) === text ? 0 : 1);
  return (
    (a.rows - b.rows || spaces(b.text) - spaces(a.text) || marksIn(a.text) - marksIn(b.text)) > 0
  );
}

/** For each spelling that is a slip of a commoner one, that one. */
function nearSpellings(spellings: readonly Spelling[]): Map<Spelling, Spelling> {
  const meant = new Map<Spelling, Spelling>();
  for (const block of blocksOf(spellings)) {
    for (const [at, one] of block.entries()) {
      for (const other of block.slice(at + 1)) {
        if (!isNear(one, other)) continue;
        const [usual, slip] = other.rows > one.rows ? [other, one] : [one, other];
        const known = meant.get(slip);
        if (!known || known.rows < usual.rows) meant.set(slip, usual);
      }
    }
  }
  // A slip of a slip is not one of what that is a slip of: nobody has compared those two.
  for (const [slip, usual] of [...meant]) if (meant.has(usual)) meant.delete(slip);
  return meant;
}

/**
 * Spellings that may be near: those that have all words but one in common and the same first letter of that one,
 * and those of the same letters without their spaces.
 */
function blocksOf(spellings: readonly Spelling[]): Spelling[][] {
  const blocks = new Map<string, Spelling[]>();
  const add = (key: string, spelling: Spelling): void => {
    const block = blocks.get(key);
    if (block) block.push(spelling);
    else blocks.set(key, [spelling]);
  };
  for (const spelling of spellings) {
    if (spelling.key.length > LONGEST_NAME) continue;
    const { key } = spelling;
    let start = 0;
    for (const word of key.split(" ")) {
      const end = start + word.length;
      if (word.length >= SHORTEST_STEM)
        add(`${key.slice(0, start)}${word[0]}*${key.slice(end)}`, spelling);
      start = end + 1;
    }
    add(`=${key.replaceAll(" ", "")}`, spelling);
  }
  return [...blocks.values()].filter((block) => block.length > 1);
}

/** A word shorter than this has too many neighbours: PLAN and PLANO, ACTA and ACTO. */
const SHORTEST_STEM = 4;
const SHORTEST_MISTYPED = 7;
/** A slip is rare beside what is meant; two names that are both common are two names. */
const RAREST = 3;

function isNear(one: Spelling, other: Spelling): boolean {
  const [ours, theirs] = [one.key.split(" "), other.key.split(" ")];
  if (ours.length !== theirs.length) return isJoined(ours, theirs);
  const at = ours.findIndex((word, index) => word !== theirs[index]);
  const [a, b] = [ours[at], theirs[at]];
  if (/\d/.test(a + b)) return false;
  if (isPlural(a, b) || isPlural(b, a)) return true;
  const isRare = Math.max(one.rows, other.rows) >= RAREST * Math.min(one.rows, other.rows);
  return isRare && isSlip(a, b);
}

/** The same letters, with a space more or less between words that are none for themselves. */
function isJoined(ours: readonly string[], theirs: readonly string[]): boolean {
  if (ours.join("") !== theirs.join("")) return false;
  const own = [...ours, ...theirs].filter(
    (word) => !(ours.includes(word) && theirs.includes(word)),
  );
  return own.every((word) => word.length >= 3 && !/\d/.test(word));
}

function isPlural(singular: string, plural: string): boolean {
  return (
    singular.length >= SHORTEST_STEM && (plural === `${singular}S` || plural === `${singular}ES`)
  );
}

/** Two words one slip apart, but for those that are words of their own: another beginning, another gender. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < SHORTEST_MISTYPED || a[0] !== b[0]) return false;
  if (isTransposed(a, b)) return true;
  if (distance(a, b) !== 1) return false;
  const ending = /^(.*)[AEO](S?)$/;
  return a.replace(ending, "$1$2") !== b.replace(ending, "$1$2");
}

function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

const inOneSpace = (text: string): string => text.replace(/\s+/g, " ").trim();
const withoutMarks = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");

function differenceOf(text: string, usual: string): SpellingDifference {
  const [a, b] = [inOneSpace(text), inOneSpace(usual)];
  if (a === b) return "spaces";
  if (a.toUpperCase() === b.toUpperCase()) return "case";
  if (fold(a) === fold(b)) {
    return withoutMarks(a).toUpperCase() === withoutMarks(b).toUpperCase() ? "accents" : "case";
  }
  return letters(a) === letters(b) ? "marks" : "letters";
}
