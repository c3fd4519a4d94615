import type { SummaryMade } from "../excel/summary/summary-sheet";
import type { SummaryState } from "../excel/summary/summary-state";
import type { Catalogue } from "../i18n/index";
import { summaryMadeTexts } from "../i18n/summary-made-text";
import { changedCellText, changedPlaces, outdatedText } from "../i18n/summary-state-text";
import { plainText } from "./plain-text";
import type { Terminal } from "./terminal";

/** Changed cells that are told one by one. */
const MOST_LINES = 20;

/** Whether the summary in the file still says what the plan says; nothing where there is none. */
export function summaryLines(
  state: SummaryState | undefined,
  texts: Catalogue,
  { colors }: Terminal,
): string[] {
  if (!state) return [];
  const { sheet, changes } = state;
  const t = texts.summaryMade;
  if (!changes) return [plainText(t.current(sheet)), ""];
  const lines =
    changes.cells.length > 0 && changes.cells.length <= MOST_LINES
      ? changes.cells.map((cell) => changedCellText(texts, cell))
      : [changedPlaces(texts, changes)].filter((line) => line !== "");
  return [
    colors.yellow(outdatedText(texts, changes)),
    ...lines.map((line) => `  ${plainText(line)}`),
    t.makeAgain,
    "",
  ];
}

/** What became of the texts and of the sheet that was there before. */
export const summaryMadeLines = (made: SummaryMade, texts: Catalogue): string[] =>
  summaryMadeTexts(made, texts).map(plainText);
