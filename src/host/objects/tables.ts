import { child, children, numberAttribute, type Element } from "../../workbook-file/xml";
import { parseRect, type Rect } from "../model/address";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { itemNotFound } from "../protocol/errors";
import { HostClass, type HostObject } from "../protocol/hostClass";
import { rangeOf } from "./range";
import { worksheetClass } from "./worksheet";

interface Table {
  sheet: Worksheet;
  /** The <table> element of the table's part. */
  element: Element;
}

interface Scope {
  workbook: Workbook;
  sheet: Worksheet | undefined;
}

function tables({ workbook, sheet }: Scope): Table[] {
  return workbook.sheets
    .filter((each) => sheet === undefined || each === sheet)
    .flatMap((each) =>
      workbook.pkg
        .relationships(each.partName)
        .filter(({ type, target }) => type.endsWith("/table") && workbook.pkg.has(target))
        .map(({ target }) => ({ sheet: each, element: workbook.pkg.root(target) })),
    );
}

function area({ element }: Table): Rect {
  const rect = parseRect(element.getAttribute("ref") ?? "");
  if (!rect) throw itemNotFound("the table has no range");
  return rect;
}

function headerRows({ element }: Table): number {
  return numberAttribute(element, "headerRowCount") ?? 1;
}

function totalRows({ element }: Table): number {
  return numberAttribute(element, "totalsRowCount") ?? 0;
}

function body(table: Table): Rect {
  const rect = area(table);
  return { ...rect, top: rect.top + headerRows(table), bottom: rect.bottom - totalRows(table) };
}

const rowsClass = new HostClass<Table>("TableRowCollection", {
  properties: { Count: { get: (table) => body(table).bottom - body(table).top + 1 } },
  methods: { GetCount: (table) => body(table).bottom - body(table).top + 1 },
});

interface Column {
  table: Table;
  index: number;
  element: Element;
}

function columns(table: Table): Column[] {
  const list = child(table.element, "tableColumns");
  return (list ? children(list) : []).map((element, index) => ({ table, index, element }));
}

const columnClass = new HostClass<Column>("TableColumn", {
  identity: ({ element }) => ({ Id: numberAttribute(element, "id") ?? 0 }),
  properties: {
    Id: { get: ({ element }) => numberAttribute(element, "id") ?? 0 },
    Index: { get: ({ index }) => index },
    Name: { get: ({ element }) => element.getAttribute("name") ?? "" },
  },
});

const columnsClass = new HostClass<Table>("TableColumnCollection", {
  properties: { Count: { get: (table) => columns(table).length } },
  items: (table) => columns(table).map((column) => columnClass.of(column)),
  methods: { GetCount: (table) => columns(table).length },
});

const tableClass = new HostClass<Table>("Table", {
  identity: ({ element }) => ({ Id: element.getAttribute("id") ?? "" }),
  properties: {
    Id: { get: ({ element }) => element.getAttribute("id") ?? "" },
    Name: { get: ({ element }) => element.getAttribute("displayName") ?? "" },
    ShowHeaders: { get: (table) => headerRows(table) > 0 },
    ShowTotals: { get: (table) => totalRows(table) > 0 },
    Style: {
      get: ({ element }) => child(element, "tableStyleInfo")?.getAttribute("name") ?? "",
    },
  },
  navigation: {
    Worksheet: ({ sheet }) => worksheetClass.of(sheet),
    Rows: (table) => rowsClass.of(table),
    Columns: (table) => columnsClass.of(table),
  },
  methods: {
    GetRange: (table) => rangeOf(table.sheet, area(table)),
    GetDataBodyRange: (table) => rangeOf(table.sheet, body(table)),
    GetHeaderRowRange: (table) => rangeOf(table.sheet, { ...area(table), bottom: area(table).top }),
    GetTotalRowRange: (table) => rangeOf(table.sheet, { ...area(table), top: area(table).bottom }),
  },
});

function find(scope: Scope, key: string): HostObject | null {
  const wanted = key.toLowerCase();
  const table = tables(scope).find(
    ({ element }) =>
      element.getAttribute("id") === key ||
      element.getAttribute("displayName")?.toLowerCase() === wanted,
  );
  return table ? tableClass.of(table) : null;
}

const tableCollectionClass = new HostClass<Scope>("TableCollection", {
  properties: { Count: { get: (scope) => tables(scope).length } },
  items: (scope) => tables(scope).map((table) => tableClass.of(table)),
  indexer(scope, key) {
    const table = find(scope, String(key));
    if (!table) throw itemNotFound(`table ${key}`);
    return table;
  },
  methods: {
    GetCount: (scope) => tables(scope).length,
    GetItemOrNullObject: (scope, args) => find(scope, args.string(0)),
  },
});

/** The tables of the workbook (no sheet) or of one sheet; they can be read, not made. */
export function tablesOf(workbook: Workbook, sheet: Worksheet | undefined): HostObject {
  return tableCollectionClass.of({ workbook, sheet });
}
