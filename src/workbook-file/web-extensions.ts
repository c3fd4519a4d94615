import type { OpcPackage } from "./package";
import { descendants, type Element } from "./xml";

/**
 * Where Excel keeps what an add-in puts in a workbook's settings ([MS-OWEXML]): from the package a relationship leads to
 * the list of task panes, from there one to each add-in's part, and there is a property for each setting, its value
 * as JSON. The same add-in has another identity where it comes from the store, a catalogue or a developer's machine,
 * so it is known by its settings' names.
 */
const TASK_PANES = "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes";
const WEB_EXTENSION = "http://schemas.microsoft.com/office/2011/relationships/webextension";

/** How the names of all settings of ours begin. */
const OURS = /^cuadra/;

/** A setting of ours in a web extension part. */
export interface ExtensionSetting {
  readonly partName: string;
  readonly key: string;
  /** Its `value` attribute is JSON. */
  readonly element: Element;
}

/** Our settings in the web extension parts of a package, in the order of the parts. */
export function extensionSettings(pkg: OpcPackage): ExtensionSetting[] {
  const targets = (source: string, wanted: string): string[] =>
    pkg
      .relationships(source)
      .filter(({ type, target }) => type === wanted && pkg.has(target))
      .map(({ target }) => target);
  return targets("", TASK_PANES)
    .flatMap((panes) => targets(panes, WEB_EXTENSION))
    .flatMap((partName) =>
      descendants(pkg.root(partName), "property").map((element) => ({
        partName,
        key: element.getAttribute("name") ?? "",
        element,
      })),
    )
    .filter(({ key }) => OURS.test(key));
}
