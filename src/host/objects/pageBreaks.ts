import {
  append,
  child,
  children,
  numberAttribute,
  remove,
  setAttributes,
} from "../../workbook-file/xml";
import { MAX_COLUMNS } from "../model/address";
import type { Worksheet } from "../model/worksheet";
import { HostClass } from "../protocol/hostClass";
import { rangeArgument } from "./range";
import { rectOf } from "./rangeValues";

interface PageBreak {
  readonly sheet: Worksheet;
  readonly row: number;
}

/** 0-based rows before which a person or an add-in made a page begin. */
function breaksOf(sheet: Worksheet): number[] {
  const list = child(sheet.shell, "rowBreaks");
  return (list ? children(list, "brk") : []).map((each) => numberAttribute(each, "id") ?? 0);
}

function write(sheet: Worksheet, rows: readonly number[]): void {
  const list = sheet.ensure("rowBreaks");
  for (const old of children(list)) remove(old);
  if (rows.length === 0) {
    remove(list);
    return;
  }
  for (const row of [...new Set(rows)].sort((a, b) => a - b))
    append(list, "brk", { id: row, max: MAX_COLUMNS - 1, man: 1 });
  setAttributes(list, { count: rows.length, manualBreakCount: rows.length });
}

const pageBreakClass = new HostClass<PageBreak>("PageBreak", {
  properties: { RowIndex: { get: ({ row }) => row } },
});

/** The horizontal page breaks of a sheet that were set by hand. */
export const horizontalPageBreaksClass = new HostClass<Worksheet>("PageBreakCollection", {
  items: (sheet) => breaksOf(sheet).map((row) => pageBreakClass.of({ sheet, row })),
  methods: {
    Add(sheet, args) {
      const { top: row } = rectOf(rangeArgument(sheet, args, 0));
      write(sheet, [...new Set([...breaksOf(sheet), row])]);
      return pageBreakClass.of({ sheet, row });
    },
    GetCount: (sheet) => breaksOf(sheet).length,
    RemovePageBreaks(sheet) {
      write(sheet, []);
      return null;
    },
  },
});
