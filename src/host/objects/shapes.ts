import { children, descendants, type Element } from "../../workbook-file/xml";
import type { Worksheet } from "../model/worksheet";
import { HostClass } from "../protocol/hostClass";

/** A shape or picture of a sheet: the element that holds its name, and what Office.js calls its kind. */
interface Shape {
  readonly sheet: Worksheet;
  readonly name: Element;
  readonly type: string;
}

/** Office.js kinds by the element of the drawing. Charts are in a collection of their own. */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pic: "Image",
    sp: "GeometricShape",
    cxnSp: "Line",
    grpSp: "Group",
    graphicFrame: "Unsupported",
  }),
);

function shapesOn(sheet: Worksheet): Shape[] {
  const { pkg } = sheet.workbook;
  const drawing = pkg.related(sheet.partName, "drawing")?.target;
  if (drawing === undefined || !pkg.has(drawing)) return [];
  return children(pkg.root(drawing)).flatMap((anchor) => {
    if (descendants(anchor, "chart").length > 0) return [];
    const type = children(anchor)
      .map(({ localName }) => TYPES.get(localName ?? ""))
      .find((each) => each !== undefined);
    const name = descendants(anchor, "cNvPr").at(0);
    return type !== undefined && name ? [{ sheet, name, type }] : [];
  });
}

const shapeClass = new HostClass<Shape>("Shape", {
  properties: {
    Id: { get: ({ name }) => name.getAttribute("id") ?? "" },
    Name: { get: ({ name }) => name.getAttribute("name") ?? "" },
    Type: { get: ({ type }) => type },
  },
});

/** The shapes and pictures of a sheet: they can be counted and told by name and kind, and not changed. */
export const shapeCollectionClass = new HostClass<Worksheet>("ShapeCollection", {
  items: (sheet) => shapesOn(sheet).map((shape) => shapeClass.of(shape)),
  methods: { GetCount: (sheet) => shapesOn(sheet).length },
});
