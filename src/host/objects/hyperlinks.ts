import {
  append,
  child,
  children,
  remove,
  setAttributes,
  type Element,
} from "../../workbook-file/xml";
import { intersect, parseRect, rectAddress, formatSqref } from "../model/address";
import { assertAllowed, enterValue } from "../model/edits";
import type { LiveRange } from "../model/liveRanges";
import { invalidArgument } from "../protocol/errors";
import { isWireObject, type Wire, type WireObject } from "../protocol/wire";
import { rectOf, restyle } from "./rangeValues";

const OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function linksOn(range: LiveRange): Element[] {
  const list = child(range.sheet.shell, "hyperlinks");
  return (list ? children(list, "hyperlink") : []).filter((element) => {
    const rect = parseRect(element.getAttribute("ref") ?? "");
    return rect && intersect(rect, rectOf(range));
  });
}

function relationId(element: Element): string | null {
  return element.getAttributeNS(OFFICE_RELATIONSHIPS, "id");
}

/** The hyperlink of the range's first cell, as Office.js gives it; null when there is none. */
export function readHyperlink(range: LiveRange): Wire {
  const { sheet } = range;
  const { top, left } = rectOf(range);
  const element = linksOn({ sheet, rects: [{ top, left, bottom: top, right: left }] }).at(0);
  if (!element) return null;
  const id = relationId(element);
  const target = sheet.workbook.pkg.relationships(sheet.partName).find((each) => each.id === id);
  const link: WireObject = { textToDisplay: sheet.text(top, left) };
  const location = element.getAttribute("location");
  const tip = element.getAttribute("tooltip");
  if (target) link["address"] = target.target;
  if (location) link["documentReference"] = location;
  if (tip) link["screenTip"] = tip;
  return link;
}

/** Sets (or, with null, removes) the hyperlink of a range; text and look as Excel gives them. */
export function writeHyperlink(range: LiveRange, value: Wire): void {
  const { sheet } = range;
  assertAllowed(sheet, "insertHyperlinks");
  const { pkg } = sheet.workbook;
  for (const old of linksOn(range)) {
    const id = relationId(old);
    if (id) pkg.unrelate(sheet.partName, id);
    const parent = old.parentElement;
    remove(old);
    if (parent && children(parent).length === 0) remove(parent);
    sheet.touchShell();
  }
  if (value === null) return;
  if (!isWireObject(value)) throw invalidArgument("a hyperlink object was expected");
  const { address, documentReference, textToDisplay, screenTip } = value;
  const rect = rectOf(range);
  const element = append(sheet.ensure("hyperlinks"), "hyperlink", { ref: formatSqref([rect]) });
  if (typeof documentReference === "string") element.setAttribute("location", documentReference);
  else if (typeof address === "string") {
    const type = `${OFFICE_RELATIONSHIPS}/hyperlink`;
    element.setAttributeNS(
      OFFICE_RELATIONSHIPS,
      "r:id",
      pkg.relate(sheet.partName, type, address, true),
    );
  } else throw invalidArgument("a hyperlink needs an address or a documentReference");
  if (typeof screenTip === "string") setAttributes(element, { tooltip: screenTip });
  const text = typeof textToDisplay === "string" ? textToDisplay : undefined;
  if (text !== undefined) enterValue(sheet, rect.top, rect.left, text);
  else if (sheet.cells.get(rect.top, rect.left).kind === 0) {
    const shown = documentReference ?? address;
    enterValue(sheet, rect.top, rect.left, typeof shown === "string" ? shown : rectAddress(rect));
  }
  restyle(range, (style) =>
    sheet.workbook.styles.withFont(style, { color: "#0563C1", underline: "Single" }),
  );
}
