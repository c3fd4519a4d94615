import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { builtFolder } from "./e2e/server";

const ROOT = join(__dirname, "..");
const folders: string[] = [];

/** Runs a script of Node's with these settings. @throws Error with what it says on standard error */
function node(args: readonly string[], settings: Record<string, string>): string {
  const env = { ...process.env, ...settings };
  return execFileSync(process.execPath, args, { cwd: ROOT, env, encoding: "utf8", stdio: "pipe" });
}

/** The files that these settings have copied. */
function copiedBy(settings: Record<string, string>): string {
  const script = `
    import config from "./webpack.config.js";
    const { plugins } = config({}, { mode: "production" });
    process.stdout.write(plugins.flatMap(({ patterns = [] }) => patterns).map(({ from }) => from).join());`;
  return node(["--input-type=module", "--eval", script], settings);
}

/** Builds with these settings, without making the code small, into a folder of its own; returns the folder. */
function build(settings: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "cuadra-build-"));
  folders.push(folder);
  const quick = ["--no-optimization-minimize", "--no-devtool", "--output-path", folder];
  node(["node_modules/webpack/bin/webpack.js", "--mode", "production", ...quick], settings);
  return folder;
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe("the build", () => {
  let folder: string;
  let page: string;
  /** The page without the script and the style that are written into it. */
  let markup: string;

  function sourcesOf(map: string): string[] {
    const parsed: unknown = JSON.parse(read(folder, map));
    const found = typeof parsed === "object" && parsed && "sources" in parsed && parsed.sources;
    return Array.isArray(found) ? found.map(String) : [];
  }

  beforeAll(async () => {
    folder = join(await builtFolder(), "addin");
    page = read(folder, "taskpane.html");
    markup = page.replace(/<(script|style)>.*?<\/\1>/gs, "");
  }, 300_000);

  it("has every file that its manifest and its page point to", () => {
    const urls = [...read(folder, "manifest.xml").matchAll(/Value="(https:[^"]+)"/g)];
    const paths = urls.map((match) => new URL(match[1]).pathname);
    const links = [...markup.matchAll(/(?:src|href)=([^\s>]+)/g)].map((match) => match[1]);
    expect(links).toEqual([
      "office-js/office.js",
      expect.stringMatching(/^taskpane\.[0-9a-f]+\.js$/),
    ]);
    for (const path of [...paths, ...links]) {
      expect([path, existsSync(join(folder, path))]).toEqual([path, true]);
    }
  });

  it("serves Office.js itself, unless told otherwise, with what Excel asks it for", () => {
    expect(copiedBy({ CUADRA_URL: "", CUADRA_OFFICE_JS: "" })).toContain(
      "office-js/dist/office.js",
    );
    expect(page).toContain("src=office-js/office.js");
    expect(readdirSync(join(folder, "office-js")).sort()).toEqual([
      "AgaveErrorUX",
      "en-us",
      "es-es",
      "excel-ios-16.00.js",
      "excel-mac-16.00.js",
      "excel-web-16.00.js",
      "excel-win32-16.00.js",
      "excel-win32-16.01.js",
      "o15apptofilemappingtable.js",
      "office.js",
      "telemetry",
    ]);
    expect(existsSync(join(folder, "office-js/AgaveErrorUX/AgaveErrorUX.js"))).toBe(true);
  });

  it("has nothing of the embedded Excel, its grid, its engine or its page", () => {
    const files = readdirSync(folder, { recursive: true }).map(String);
    expect(files.filter((file) => /\.wasm$|host|page\.|^index\.html/.test(file))).toEqual([]);
    const sources = files.filter((file) => /^[\w.-]+\.js\.map$/.test(file)).flatMap(sourcesOf);
    expect(sources.some((source) => source.includes("src/taskpane/"))).toBe(true);
    const foreign = /src\/host\/|src\/cli\/|@visactor|ironcalc|playwright/;
    expect(sources.filter((source) => foreign.test(source))).toEqual([]);
  });

  it("reads files with code that no page loads, only the worker that is started over a chosen file", () => {
    const ofFiles = /node_modules\/(hucre|@xmldom|numfmt)\/|src\/workbook-file\//;
    const scripts = readdirSync(folder).filter((file) => file.endsWith(".js"));
    const withReader = scripts.filter((file) =>
      sourcesOf(`${file}.map`).some((source) => ofFiles.test(source)),
    );
    expect(withReader.length).toBeGreaterThan(0);
    const [script] = /taskpane\.\w+\.js/.exec(page) ?? [];
    const inPage = sourcesOf(`${script}.map`);
    expect(inPage.some((source) => source.includes("src/taskpane/controller.ts"))).toBe(true);
    expect(inPage.filter((source) => ofFiles.test(source))).toEqual([]);
  });

  it("lets its page run no inline script and style but its own, evaluate none, and reach no other origin", () => {
    const policy = /Content-Security-Policy content="([^"]+)"/.exec(page)?.[1] ?? "";
    const [scripts, styles] = ["script", "style"].map((tag) =>
      [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, "gs"))].map(
        ([, text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
      ),
    );
    expect([scripts.length, styles.length]).toEqual([1, 1]);
    expect(policy.split("; ").slice(0, 3)).toEqual([
      "default-src 'none'",
      `script-src ${scripts[0]} 'self'`,
      `style-src ${styles[0]} 'self'`,
    ]);
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy).not.toContain("http");
    expect(page.match(/<script\b[^>]*>/g)).toEqual([
      expect.stringMatching(/ src=office-js\/office\.js /),
      "<script>",
      expect.stringMatching(/ src=taskpane\.[0-9a-f]+\.js async>$/),
    ]);
    expect(markup).not.toMatch(/\son\w+=/);
  });

  it("has the pane as it opens in its page, in both languages", () => {
    const texts = [...page.matchAll(/<template id=pane-(?:es|en)[^>]*>(.*?)<\/template>/gs)];
    expect(
      texts.map(([, text]) => /<h2 class="title">(?:<!--.*?-->)?([^<]*)/.exec(text)?.[1]),
    ).toEqual(["Revise su POI antes de presentarlo", "Check your POI before you submit it"]);
  });

  it("takes its address and the source of Office.js from the environment", () => {
    const published = build({
      CUADRA_URL: "https://poi.example.pe/cuadra/",
      CUADRA_OFFICE_JS: "cdn",
    });
    const manifest = read(published, "manifest.xml");
    expect(manifest).toContain('DefaultValue="https://poi.example.pe/cuadra/taskpane.html"');
    expect(manifest).not.toContain("localhost");
    expect(read(published, "taskpane.html")).toMatch(
      /<script [^>]*src="?https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js"?[ >]/,
    );
    expect(existsSync(join(published, "office-js"))).toBe(false);
  }, 120_000);

  it.each([
    ["CUADRA_URL", "http://poi.example.pe", "CUADRA_URL must be https"],
    ["CUADRA_OFFICE_JS", "local", 'CUADRA_OFFICE_JS must be "self" or "cdn"'],
  ])("refuses a %s of %s", (name, value, message) => {
    expect(() => copiedBy({ [name]: value })).toThrow(message);
  });
});
