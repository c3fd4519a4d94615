import type { Catalogue } from "./es/index";

/** What became of the texts typed in a summary made before, and of its sheet. */
interface MadeAgain {
  readonly carriedOver: number;
  readonly renamed: number;
  readonly setAside: number;
  readonly keptSheet:
    | {
        readonly name: string;
        readonly why: Parameters<Catalogue["summaryMade"]["keptSheet"]>[1];
      }
    | undefined;
}

/** The sentences on what was there before a summary was made; none where there was nothing. */
export function summaryMadeTexts(
  { carriedOver, renamed, setAside, keptSheet }: MadeAgain,
  { summaryMade: t }: Catalogue,
): string[] {
  return [
    ...(carriedOver > 0 ? [t.carriedOver(carriedOver, renamed, setAside)] : []),
    ...(keptSheet ? [t.keptSheet(keptSheet.name, keptSheet.why)] : []),
  ];
}
