import { placeText, valueText } from "../../i18n/difference-text";
import type { Catalogue } from "../../i18n/index";
import { cellAddress } from "../../poi/address";
import type { CellDifference, Place, RowNames, RowPlace } from "../../poi/compare/differences";
import type { FileIs, PaneComparison } from "./compared";

/** A row of the list of differences: a group's heading, or a difference. */
export type DifferenceRow =
  | {
      readonly kind: "group";
      readonly key: string;
      readonly title: string;
      readonly count: number;
      readonly isWarning: boolean;
      readonly folded: boolean;
    }
  | {
      readonly kind: "difference";
      readonly key: string;
      readonly isWarning: boolean;
      /** Where it is in the open workbook, column -1 for a whole row; null where it is only in the file. */
      readonly place: Place | null;
      /** Where it is, in words. */
      readonly where: string;
      readonly sheet: string;
      /** What changed: the column, or how a renamed activity was found. */
      readonly what: string;
      /** Before and now; undefined where a row came or went. */
      readonly change: { readonly before: string; readonly after: string } | undefined;
      /** Whose row it is. */
      readonly who: string;
    };

type Item = Omit<Extract<DifferenceRow, { kind: "difference" }>, "kind" | "key" | "isWarning">;

interface Group {
  readonly key: string;
  readonly title: string;
  readonly items: readonly Item[];
}

/** The rows of a comparison, what matters most first; items of folded groups are left out. */
export function differenceRows(
  comparison: PaneComparison,
  folded: ReadonlySet<string>,
  texts: Catalogue,
): DifferenceRow[] {
  return groupsOf(comparison, texts).flatMap(({ key, title, items }): DifferenceRow[] => {
    if (items.length === 0) return [];
    const isWarning = key === "reported";
    const isFolded = folded.has(key);
    return [
      { kind: "group", key, title, count: items.length, isWarning, folded: isFolded },
      ...(isFolded
        ? []
        : items.map((item, at): DifferenceRow => ({
            kind: "difference",
            key: `${key} ${at}`,
            isWarning,
            ...item,
          }))),
    ];
  });
}

/** All groups, also those without items. */
function groupsOf({ differences, fileIs }: PaneComparison, texts: Catalogue): Group[] {
  const { groups } = texts.files;
  const { cells, added, removed, renamed, addedTotals, removedTotals } = differences;
  const { addedColumns, removedColumns } = differences;
  const cell = (difference: CellDifference): Item => cellItem(difference, fileIs, texts);
  const isInFile = (side: "before" | "after"): boolean => side === fileIs;
  const row = (place: RowPlace, what: string, side: "before" | "after"): Item =>
    rowItem(place, what, isInFile(side), texts);
  const reported = cells.filter((each) => each.reported);
  const rest = cells.filter((each) => !each.reported);
  return [
    {
      key: "reported",
      title: groups.reported(texts.columns.quarter(differences.reportedQuarter)),
      items: reported.map(cell),
    },
    {
      key: "targets",
      title: groups.targets,
      items: rest.filter(({ kind }) => kind === "target").map(cell),
    },
    {
      key: "added",
      title: groups.added,
      items: added.map((each) => row(each, texts.comparing.added, "after")),
    },
    {
      key: "removed",
      title: groups.removed,
      items: removed.map((each) => row(each, texts.comparing.removed, "before")),
    },
    {
      key: "renamed",
      title: groups.renamed,
      items: renamed.map(({ before, after, by }) => ({
        ...rowItem(fileIs === "before" ? after : before, texts.comparing.by(by), false, texts),
        change: { before: nameOf(before), after: nameOf(after) },
        who: "",
      })),
    },
    {
      key: "others",
      title: groups.others,
      items: rest.filter(({ kind }) => kind !== "target" && kind !== "total").map(cell),
    },
    {
      key: "totals",
      title: groups.totals,
      items: [
        ...rest.filter(({ kind }) => kind === "total").map(cell),
        ...addedTotals.map((each) => row(each, texts.comparing.addedTotal, "after")),
        ...removedTotals.map((each) => row(each, texts.comparing.removedTotal, "before")),
      ],
    },
    {
      key: "columns",
      title: groups.columns,
      items: [
        ...addedColumns.map((slot) => columnItem(slot, texts.comparing.addedColumn, texts)),
        ...removedColumns.map((slot) => columnItem(slot, texts.comparing.removedColumn, texts)),
      ],
    },
  ];
}

function columnItem(slot: number, what: string, { columns }: Catalogue): Item {
  const where = columns.slotName(slot);
  return { place: null, where, sheet: "", what, change: undefined, who: "" };
}

function cellItem(difference: CellDifference, fileIs: FileIs, texts: Catalogue): Item {
  const { from, to, before, after, kind } = difference;
  const place = fileIs === "before" ? to : from;
  const name = nameOf(difference);
  return {
    place,
    where: cellAddress(place.row, place.column),
    sheet: place.sheet,
    what: placeText(texts, difference),
    change: { before: valueText(texts, before), after: valueText(texts, after) },
    who: kind === "total" ? texts.pane.findings.totalRow : name,
  };
}

function rowItem(place: RowPlace, what: string, isInFile: boolean, texts: Catalogue): Item {
  const { sheet, row } = place;
  return {
    place: isInFile ? null : { sheet, row, column: -1 },
    where: texts.files.row(row + 1),
    sheet,
    what: isInFile ? texts.files.onlyInFile : what,
    change: undefined,
    who: nameOf(place),
  };
}

const nameOf = ({ unit, activity, measure }: RowNames): string =>
  [unit, activity, measure].filter((text) => text !== "").join(" · ");
