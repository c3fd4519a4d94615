import {
  append,
  booleanAttribute,
  child,
  children,
  numberAttribute,
  remove,
  setAttributes,
  type Element,
} from "../../workbook-file/xml";
import { HostError, invalidArgument } from "../protocol/errors";
import type { Workbook } from "./workbook";
import type { Worksheet } from "./worksheet";

/** A defined name. `formula` is in the form of the file, without "=". */
export interface DefinedName {
  name: string;
  scope: Worksheet | undefined;
  formula: string;
  comment: string;
  visible: boolean;
  element: Element;
}

/** The defined names of workbook.xml, read and changed in place. */
export class DefinedNames {
  /** By their texts in small letters, once that is asked for: a file may have hundreds of thousands. */
  private byText: Map<string, Element[]> | undefined;

  constructor(private readonly workbook: Workbook) {}

  all(): DefinedName[] {
    const sheets = this.workbook.sheetsByFilePosition();
    return this.elements().map((element) => read(element, sheets));
  }

  private elements(): Element[] {
    const list = child(this.workbook.root, "definedNames");
    return list ? children(list, "definedName") : [];
  }

  /** The names with a text, without regard to case, of all scopes. */
  called(name: string): DefinedName[] {
    const elements = this.elementsByText().get(name.toLowerCase()) ?? [];
    if (elements.length === 0) return [];
    const sheets = this.workbook.sheetsByFilePosition();
    return elements.map((element) => read(element, sheets));
  }

  private elementsByText(): Map<string, Element[]> {
    if (this.byText) return this.byText;
    const byText = (this.byText = new Map<string, Element[]>());
    for (const element of this.elements()) addTo(byText, element);
    return byText;
  }

  /** A name by its text, without regard to case, in one scope. */
  find(name: string, scope: Worksheet | undefined): DefinedName | undefined {
    return this.called(name).find((each) => each.scope === scope);
  }

  /** @throws HostError InvalidArgument for a bad name, ItemAlreadyExists for a taken one. */
  add(name: string, scope: Worksheet | undefined, formula: string, comment: string): DefinedName {
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) || /^[A-Za-z]{1,3}\d+$/.test(name)) {
      throw invalidArgument(`"${name}" is not a valid name`);
    }
    if (this.find(name, scope)) {
      throw new HostError(
        "ItemAlreadyExists",
        "A resource with the same name or identifier already exists.",
      );
    }
    const element = this.set(name, scope, formula);
    if (comment !== "") element.setAttribute("comment", comment);
    return { name, scope, formula, comment, visible: true, element };
  }

  /** Writes a name, also one of Excel's own ("_xlnm.Print_Area"); replaces what it was. */
  set(name: string, scope: Worksheet | undefined, formula: string): Element {
    const list = this.workbook.ensure("definedNames");
    const localSheetId = scope === undefined ? undefined : this.workbook.filePosition(scope);
    this.workbook.calculation.beforeNameChange(name);
    let element = this.find(name, scope)?.element;
    if (!element) {
      element = append(list, "definedName", { name, localSheetId });
      if (this.byText) addTo(this.byText, element);
    }
    element.textContent = formula;
    this.workbook.calculation.noteStructure();
    return element;
  }

  delete({ name, element }: DefinedName): void {
    this.workbook.calculation.beforeNameChange(name);
    remove(element);
    const alike = this.byText?.get(name.toLowerCase());
    alike?.splice(alike.indexOf(element), 1);
    const list = child(this.workbook.root, "definedNames");
    if (list && !child(list, "definedName")) remove(list);
    this.workbook.touch();
    this.workbook.calculation.noteStructure();
  }

  mapFormulas(change: (formula: string, home: string) => string): void {
    for (const { formula, scope, element } of this.all()) {
      const changed = change(formula, scope?.name ?? "");
      if (changed === formula) continue;
      element.textContent = changed;
      this.workbook.touch();
    }
  }

  /** The scopes of the names, to be written again with `writeScopes` when sheets have moved. */
  scopes(): { element: Element; scope: Worksheet | undefined }[] {
    return this.all().map(({ element, scope }) => ({ element, scope }));
  }

  writeScopes(scopes: readonly { element: Element; scope: Worksheet | undefined }[]): void {
    const sheets = this.workbook.sheetsByFilePosition();
    const positions = new Map(sheets.map((sheet, position) => [sheet, position]));
    for (const { element, scope } of scopes)
      if (scope) setAttributes(element, { localSheetId: positions.get(scope) });
  }

  /** Drops the names of a sheet about to go; call before it leaves the list. */
  sheetRemoved(sheet: Worksheet, position: number): void {
    for (const each of this.all()) {
      const scope = numberAttribute(each.element, "localSheetId");
      if (each.scope === sheet) this.delete(each);
      else if (scope !== undefined && scope > position) {
        each.element.setAttribute("localSheetId", String(scope - 1));
        this.workbook.touch();
      }
    }
  }
}

function read(element: Element, sheets: readonly (Worksheet | undefined)[]): DefinedName {
  const scope = numberAttribute(element, "localSheetId");
  return {
    name: nameOf(element),
    scope: scope === undefined ? undefined : sheets[scope],
    formula: element.textContent ?? "",
    comment: element.getAttribute("comment") ?? "",
    visible: !booleanAttribute(element, "hidden"),
    element,
  };
}

function nameOf(element: Element): string {
  return element.getAttribute("name") ?? "";
}

function addTo(byText: Map<string, Element[]>, element: Element): void {
  const text = nameOf(element).toLowerCase();
  const alike = byText.get(text);
  if (alike) alike.push(element);
  else byText.set(text, [element]);
}
