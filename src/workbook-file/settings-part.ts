import type { OpcPackage } from "./package";
import { descendants } from "./xml";

/** Namespace of the custom XML part in which the embedded Excel keeps an add-in's settings. */
export const SETTINGS_NS = "urn:embedded-excel:document-settings";

/** The part with the settings of an add-in, and each as JSON by its key; the part is undefined where there is none. */
export function settingsIn(
  pkg: OpcPackage,
  main: string,
): { readonly partName: string | undefined; readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  let partName: string | undefined;
  for (const { target, type } of pkg.relationships(main)) {
    if (!type.endsWith("/customXml") || !pkg.has(target)) continue;
    if (!pkg.text(target).includes(SETTINGS_NS)) continue;
    partName = target;
    for (const element of descendants(pkg.root(target), "setting")) {
      values.set(element.getAttribute("key") ?? "", element.textContent ?? "");
    }
  }
  return { partName, values };
}
