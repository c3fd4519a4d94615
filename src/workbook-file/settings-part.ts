import type { OpcPackage } from "./package";
import { extensionSettings } from "./web-extensions";
import { descendants } from "./xml";

/** Namespace of the custom XML part in which the embedded Excel keeps an add-in's settings. */
export const SETTINGS_NS = "urn:embedded-excel:document-settings";

/**
 * The settings of an add-in, each as JSON by its key, and the embedded Excel's part with them, undefined where there is
 * none. What a web extension part says of the same key comes first: the embedded Excel keeps both in step, so where they
 * differ Excel has written since.
 */
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
  const kept = new Set<string>();
  for (const { key, element } of extensionSettings(pkg)) {
    if (!kept.has(key)) values.set(key, element.getAttribute("value") ?? "");
    kept.add(key);
  }
  return { partName, values };
}
