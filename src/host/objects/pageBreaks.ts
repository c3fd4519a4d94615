import {
  append,
  child,
  children,
  numberAttribute,
  remove,
  setAttributes,
} from "../../workbook-file/xml";
import { MAX_COLUMNS, MAX_ROWS } from "../model/address";
import type { Worksheet } from "../model/worksheet";
import { HostClass } from "../protocol/hostClass";
import { rangeArgument } from "./range";
import { rectOf } from "./rangeValues";

/** Breaks before rows, or before columns: what the file calls them, and how long it says that they are. */
const KINDS = {
  rows: { list: "rowBreaks", last: MAX_COLUMNS - 1 },
  columns: { list: "colBreaks", last: MAX_ROWS - 1 },
} as const;
type Kind = keyof typeof KINDS;

interface PageBreak {
  readonly sheet: Worksheet;
  readonly kind: Kind;
  /** 0-based row or column before which a page begins. */
  readonly at: number;
}

/** Where a person or an add-in made a page begin. */
function breaksOf(sheet: Worksheet, kind: Kind): number[] {
  const list = child(sheet.shell, KINDS[kind].list);
  return (list ? children(list, "brk") : []).map((each) => numberAttribute(each, "id") ?? 0);
}

function write(sheet: Worksheet, kind: Kind, breaks: readonly number[]): void {
  const { list: name, last } = KINDS[kind];
  const list = sheet.ensure(name);
  for (const old of children(list)) remove(old);
  if (breaks.length === 0) {
    remove(list);
    return;
  }
  const inOrder = [...new Set(breaks)].sort((a, b) => a - b);
  for (const at of inOrder) append(list, "brk", { id: at, max: last, man: 1 });
  setAttributes(list, { count: inOrder.length, manualBreakCount: inOrder.length });
}

const pageBreakClass = new HostClass<PageBreak>("PageBreak", {
  properties: {
    RowIndex: { get: ({ kind, at }) => (kind === "rows" ? at : 0) },
    ColumnIndex: { get: ({ kind, at }) => (kind === "columns" ? at : 0) },
  },
});

/** The page breaks of a sheet that were set by hand. */
function pageBreaksClass(kind: Kind): HostClass<Worksheet> {
  return new HostClass<Worksheet>("PageBreakCollection", {
    items: (sheet) => breaksOf(sheet, kind).map((at) => pageBreakClass.of({ sheet, kind, at })),
    methods: {
      Add(sheet, args) {
        const { top, left } = rectOf(rangeArgument(sheet, args, 0));
        const at = kind === "rows" ? top : left;
        write(sheet, kind, [...breaksOf(sheet, kind), at]);
        return pageBreakClass.of({ sheet, kind, at });
      },
      GetCount: (sheet) => breaksOf(sheet, kind).length,
      RemovePageBreaks(sheet) {
        write(sheet, kind, []);
        return null;
      },
    },
  });
}

export const horizontalPageBreaksClass = pageBreaksClass("rows");
export const verticalPageBreaksClass = pageBreaksClass("columns");
