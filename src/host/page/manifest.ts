/** A button of the ribbon. */
export interface RibbonButton {
  id: string;
  label: string;
  tip: string;
  /** Addresses of its icon by size in pixels. */
  icons: ReadonlyMap<number, string>;
  /** The function it runs; undefined when it opens the pane. */
  functionName: string | undefined;
}

export interface RibbonGroup {
  id: string;
  label: string;
  buttons: RibbonButton[];
}

/** What of an add-in's manifest this Excel uses. */
export interface AddIn {
  id: string;
  name: string;
  /** Page of the pane, which is also the runtime of the commands. */
  paneUrl: string;
  icon: string;
  groups: RibbonGroup[];
}

/**
 * Reads an add-in-only manifest (XML): the pane's address and the groups it puts on the ribbon.
 * @param language display language; texts are overridden for it where the manifest says so.
 * @param origin where the add-in is served from now; addresses of the manifest's own host are
 *   moved there, so that the manifest need not know the port.
 * @throws Error naming what is missing.
 */
export function readManifest(xml: string, language: string, origin: string): AddIn {
  const manifest = new DOMParser().parseFromString(xml, "application/xml");
  if (manifest.querySelector("parsererror")) throw new Error("the manifest is not XML");
  const source = required(manifest, "DefaultSettings > SourceLocation");
  const home = new URL(attribute(source, "DefaultValue")).origin;
  const served = (url: string): string =>
    url.startsWith(home) ? origin + url.slice(home.length) : url;
  const resource = (id: string): string => {
    const element = manifest.querySelector(`Resources [id="${CSS.escape(id)}"]`);
    if (!element) throw new Error(`the manifest has no resource "${id}"`);
    return localized(element, language);
  };
  const resourceOf = (parent: Element, name: string): string =>
    resource(attribute(required(parent, name), "resid"));

  const button = (control: Element): RibbonButton => ({
    id: attribute(control, "id"),
    label: resourceOf(control, "Label"),
    tip: resourceOf(control, "Supertip > Description"),
    icons: new Map(
      [...control.querySelectorAll("Icon > *")].map((image) => [
        Number(attribute(image, "size")),
        served(resource(attribute(image, "resid"))),
      ]),
    ),
    functionName: control.querySelector("Action > FunctionName")?.textContent ?? undefined,
  });
  return {
    id: required(manifest, "OfficeApp > Id").textContent,
    name: localized(required(manifest, "DisplayName"), language),
    paneUrl: served(attribute(source, "DefaultValue")),
    icon: served(attribute(required(manifest, "OfficeApp > IconUrl"), "DefaultValue")),
    groups: [...manifest.querySelectorAll("OfficeTab > Group")].map((group) => ({
      id: attribute(group, "id"),
      label: resourceOf(group, "Label"),
      buttons: [...group.querySelectorAll("Control")].map(button),
    })),
  };
}

function required(parent: ParentNode, selector: string): Element {
  const element = parent.querySelector(selector);
  if (!element) throw new Error(`the manifest has no ${selector}`);
  return element;
}

function attribute(element: Element, name: string): string {
  const value = element.getAttribute(name);
  if (value === null) throw new Error(`<${element.tagName}> has no ${name}`);
  return value;
}

/** The text of a resource in a language: its override for exactly that locale, or the default. */
function localized(element: Element, language: string): string {
  const override = [...element.children].find(
    (child) => child.localName === "Override" && child.getAttribute("Locale") === language,
  );
  return override?.getAttribute("Value") ?? attribute(element, "DefaultValue");
}
