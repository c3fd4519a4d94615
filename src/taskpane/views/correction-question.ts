import { html, nothing, type TemplateResult } from "lit/html.js";
import { catalogue, type Catalogue } from "../catalogues";
import type { Certainty, Correction } from "../../poi/diagnosis/correction";
import type { Actions } from "../actions";
import { rowCount } from "../corrections/correction-ways";
import type { Question } from "../corrections/corrections-state";
import type { PaneState } from "../state";
import { questionDialog, type Asked } from "./question-dialog";

/** What a person is asked before corrections are made or taken back; closed, it is empty. */
export function correctionQuestionView(state: PaneState, actions: Actions): TemplateResult {
  const { question } = state.corrections;
  return questionDialog(
    "question-title",
    question && askedBy(question, catalogue(state.language)),
    (yes) => actions.correct({ kind: "answer", yes }),
  );
}

/** What a question about corrections says. */
interface Wording {
  readonly title: string;
  readonly lead: string;
  readonly items: readonly string[];
  readonly why: string;
  readonly yes: string;
  readonly no: string;
}

function askedBy(question: Question, texts: Catalogue): Asked {
  const { lead, items, why, ...asked } = wordingOf(question, texts);
  return {
    ...asked,
    body: html`
      <p>${lead}</p>
      <ul>
        ${items.map((item) => html`<li class="as-typed">${item}</li>`)}
      </ul>
      ${why === "" ? nothing : html`<p class="hint">${why}</p>`}
    `,
  };
}

function wordingOf(question: Question, texts: Catalogue): Wording {
  const { correcting } = texts;
  switch (question.kind) {
    case "likely": {
      const { corrections } = question;
      return {
        ...correcting.likely,
        lead: correcting.likely.lead(
          changesOf(corrections, texts),
          certaintiesOf(corrections, texts),
        ),
        items: bySheet(corrections, texts),
        yes: correcting.likely.yes(corrections.length),
        no: correcting.cancel,
      };
    }
    case "spelling": {
      const { corrections } = question;
      return {
        ...correcting.spelling,
        lead: correcting.spelling.lead(changesOf(corrections, texts)),
        items: spellingsOf(corrections, texts),
        no: correcting.cancel,
      };
    }
    case "formulas":
      return { ...correcting.formulas, items: question.cells, why: "" };
    case "undo-all": {
      const { records } = question;
      return {
        ...correcting.undoAllQuestion,
        lead: correcting.undoAllQuestion.lead(changesOf(records, texts)),
        items: bySheet(records, texts),
        why: "",
        no: correcting.cancel,
      };
    }
  }
}

/** Each way of writing that goes, once: "«REPORTES» → «REPORTE»: 4 filas". */
function spellingsOf(corrections: readonly Correction[], { correcting }: Catalogue): string[] {
  const rows = new Map<string, { from: string; to: string; count: number }>();
  for (const { fromText = "", toText = "" } of corrections.flatMap(({ cells }) => cells)) {
    const key = JSON.stringify([fromText, toText]);
    const known = rows.get(key);
    if (known) known.count++;
    else rows.set(key, { from: fromText, to: toText, count: 1 });
  }
  return [...rows.values()].map(({ from, to, count }) => correcting.spelling.item(from, to, count));
}

interface RowChanges {
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly unknown[];
}

/** "196 celdas en 42 filas". */
function changesOf(rows: readonly RowChanges[], { correcting }: Catalogue): string {
  return correcting.changes(
    rows.reduce((sum, { cells }) => sum + cells.length, 0),
    rowCount(rows),
  );
}

/** For each sheet, how much of it changes. */
function bySheet(rows: readonly RowChanges[], texts: Catalogue): string[] {
  return [...new Set(rows.map(({ sheet }) => sheet))].map((name) => {
    const ofSheet = rows.filter(({ sheet }) => sheet === name);
    return `${name}: ${changesOf(ofSheet, texts)}`;
  });
}

/** "1 cierta y 41 probables". */
function certaintiesOf(
  corrections: readonly Correction[],
  { correcting, format }: Catalogue,
): string {
  const count = (wanted: Certainty): number =>
    corrections.filter(({ certainty }) => certainty === wanted).length;
  const named = (["certain", "likely"] as const).filter((certainty) => count(certainty) > 0);
  return format.list(named.map((certainty) => correcting.ofCertainty(certainty, count(certainty))));
}
