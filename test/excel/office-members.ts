import ts from "typescript";

/** A member of Office.js that the product uses. */
export interface UsedMember {
  /** "Worksheet.notes". */
  readonly name: string;
  /** The requirement set of Excel that it came with, as Microsoft's declarations say: "1.18"; "" where they say none. */
  readonly since: string;
  /** Files that use it. */
  readonly files: Set<string>;
}

/** What the product uses of Office.js, and loads of which nobody can tell what they ask for. */
export interface OfficeUse {
  readonly members: ReadonlyMap<string, UsedMember>;
  readonly unclear: readonly string[];
}

/**
 * Finds every member of Office.js that is read, called, set or loaded in some folders, by its types.
 * @param folders of the repository: "src/excel"
 */
export function officeUse(root: string, folders: readonly string[]): OfficeUse {
  const { config } = ts.readConfigFile(`${root}/tsconfig.json`, (file) =>
    ts.sys.readFile(file),
  ) as {
    config: object;
  };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const ours = fileNames.filter((name) =>
    folders.some((each) => name.startsWith(`${root}/${each}/`)),
  );
  const program = ts.createProgram([...ours, `${root}/src/taskpane/css.d.ts`], options);
  const reader = new UseReader(program.getTypeChecker(), root);
  for (const name of ours) {
    const file = program.getSourceFile(name);
    if (file) reader.read(file);
  }
  return reader;
}

class UseReader implements OfficeUse {
  readonly members = new Map<string, UsedMember>();
  readonly unclear: string[] = [];
  private file = "";

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly root: string,
  ) {}

  read(file: ts.SourceFile): void {
    this.file = file.fileName.slice(this.root.length + 1);
    const visit = (node: ts.Node): void => {
      this.look(node);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }

  private look(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node)) {
      this.note(this.checker.getSymbolAtLocation(node.name));
    } else if (ts.isElementAccessExpression(node)) {
      const type = this.checker.getTypeAtLocation(node.expression);
      for (const name of this.textsOf(node.argumentExpression) ?? [])
        this.note(this.checker.getPropertyOfType(type, name));
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      this.noteOf(this.checker.getTypeAtLocation(node.parent), name.getText());
    } else if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      // What is set, or loaded, by an object.
      const type = this.checker.getContextualType(node.parent);
      if (type) this.noteOf(type, node.name.getText());
    } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name } = node.expression;
      if (name.text === "load" && isOfOffice(this.checker.getSymbolAtLocation(name)))
        this.loaded(this.checker.getTypeAtLocation(expression), node.arguments.at(0));
    }
  }

  /** What `load` names: "items/name,items/charts/count". */
  private loaded(type: ts.Type, asked: ts.Expression | undefined): void {
    if (!asked) return;
    const texts = this.textsOf(asked);
    if (texts)
      for (const path of texts.flatMap((text) => text.split(","))) this.loadedPath(type, path);
    // The members of an object are looked at by themselves.
    else if (!(this.checker.getTypeAtLocation(asked).flags & ts.TypeFlags.Object))
      this.unclear.push(`${this.file}: load(${asked.getText()})`);
  }

  private loadedPath(of: ts.Type, path: string): void {
    let type = of;
    for (const name of path.trim().split("/")) {
      const member = this.loadedMember(type, name);
      if (!member) {
        this.unclear.push(`${this.file}: ${path}`);
        return;
      }
      this.note(member);
      type = this.checker.getTypeOfSymbol(member);
    }
  }

  /** Of a collection also what its items have. */
  private loadedMember(loaded: ts.Type, name: string): ts.Symbol | undefined {
    const { checker } = this;
    const type = elementOf(checker, checker.getNonNullableType(loaded));
    const member = checker.getPropertyOfType(type, name);
    const items = checker.getPropertyOfType(type, "items");
    if (member || !items) return member;
    return checker.getPropertyOfType(elementOf(checker, checker.getTypeOfSymbol(items)), name);
  }

  /** The texts that an expression may give, undefined where its type does not tell. */
  private textsOf(node: ts.Expression): string[] | undefined {
    if (ts.isBinaryExpression(node)) {
      const [left, right] = [this.textsOf(node.left), this.textsOf(node.right)];
      return left?.flatMap((start) => (right ?? []).map((end) => start + end));
    }
    // [...LIST, …].join(",")
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression } = node.expression;
      return name.text === "join"
        ? textsOfType(elementOf(this.checker, this.checker.getTypeAtLocation(expression)))
        : undefined;
    }
    return textsOfType(this.checker.getTypeAtLocation(node));
  }

  private noteOf(type: ts.Type, name: string): void {
    this.note(this.checker.getPropertyOfType(this.checker.getNonNullableType(type), name));
  }

  private note(symbol: ts.Symbol | undefined): void {
    if (!symbol || !isOfOffice(symbol)) return;
    const { name, since } = memberOf(symbol);
    const known = this.members.get(name) ?? { name, since, files: new Set<string>() };
    known.files.add(this.file);
    this.members.set(name, known);
  }
}

const isOfOffice = (symbol: ts.Symbol | undefined): boolean =>
  symbol?.declarations?.some((each) =>
    each.getSourceFile().fileName.includes("@types/office-js"),
  ) === true;

/** Of a list, and of the array that a collection's `items` is: what it holds. */
function elementOf(checker: ts.TypeChecker, type: ts.Type): ts.Type {
  return checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type;
}

function textsOfType(type: ts.Type): string[] | undefined {
  const types = type.isUnion() ? type.types : [type];
  const texts = types.flatMap((each) => (each.isStringLiteral() ? [each.value] : []));
  return texts.length === types.length ? texts : undefined;
}

const API_SET = /\[\s*Api set:\s*ExcelApi ([\d.]+)/g;

/** Of overloads the one that came first. */
function memberOf(symbol: ts.Symbol): { readonly name: string; readonly since: string } {
  const declarations = symbol.declarations ?? [];
  const said = declarations.flatMap((each) => {
    const comments = ts.getJSDocCommentsAndTags(each).map((comment) => comment.getText());
    return [...comments.join("\n").matchAll(API_SET)].map(([, version]) => version);
  });
  const parent = declarations.at(0)?.parent;
  const owner = parent && "name" in parent ? (parent.name as ts.Node).getText() : "";
  const [since = ""] = said.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  return { name: `${owner}.${symbol.name}`, since };
}
