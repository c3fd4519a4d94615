import type { Catalogue } from "../es/index";
import { createFormat } from "../format";

const { list, number, plural } = createFormat("en");

const WHY_KEPT = {
  edited: "because it was changed outside the columns to fill in",
  protected: "because it is protected",
  formula: "because formulas were typed in it; their results are in the new one",
  comments: "because it has comments",
  drawings: "because somebody put a chart, a picture or a shape on it",
  links: "because texts in it have a link; only the text went over to the summary",
  merged:
    "because cells to fill in are merged over several rows in it: their text went over to the summary, beside the first activity",
  linked: "because formulas of another sheet use it and would say #REF!: point them at the new one",
  typing: "because somebody was typing in it while the summary was being made",
};

export const summaryMade: Catalogue["summaryMade"] = {
  seal: "Seal of the values",
  earlier: (date) => `old ${date}`,
  keptSheet: (name, why) => `The earlier summary sheet was kept as “${name}”, ${WHY_KEPT[why]}.`,
  carriedOver: (count, renamed, setAside) =>
    [
      `${plural(count, "justification was", "justifications were")} carried over`,
      ...(renamed > 0
        ? [`${plural(renamed, "found its activity", "found their activity")} under another name`]
        : []),
      ...(setAside > 0
        ? [
            `of these, ${plural(
              setAside,
              "is set aside, its activity being no longer listed or like another of its name",
              "are set aside, their activities being no longer listed or like others of their name",
            )}`,
          ]
        : []),
    ].join("; ") + ".",
  valuesNote: "A copy of the summary sheet, as values: it does not follow changes of the plan.",
  current: (sheet) => `The sheet “${sheet}” is up to date with the plan.`,
  outdated: (changes) => `The summary is out of date: ${changes}.`,
  cells: (count) => plural(count, "cell changed", "cells changed"),
  rows: (count) => plural(count, "row changed", "rows changed"),
  added: (count) => plural(count, "row was added", "rows were added"),
  removed: (count) => plural(count, "row was removed", "rows were removed"),
  unknown: "the plan has changed since it was made",
  places: (places, more) => (more === 0 ? list(places) : list([...places, `${number(more)} more`])),
  change: (cell, before, after) => `${cell}: said ${before}, says ${after}`,
  blank: "nothing",
  makeAgain: "Make the summary again before submitting it.",
};
