import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { builtFolder } from "./e2e/server";

const ROOT = join(__dirname, "..");

/** What the build is told to put into its folder. */
interface Configured {
  readonly copied: readonly string[];
  readonly manifest: string;
  /** What the page's template is filled with: where Office.js is, and its policy. */
  readonly officeJs: string;
  readonly contentSecurityPolicy: string;
}

/** What these settings come to. @throws Error with what the configuration says on standard error */
function configuredBy(settings: Record<string, string>): Configured {
  const script = `
    import { readFileSync } from "node:fs";
    import config from "./webpack.config.js";
    const { plugins } = config({}, { mode: "production" });
    const patterns = plugins.flatMap(({ patterns = [] }) => patterns);
    const copied = patterns.map(({ from }) => from);
    const { transform } = patterns.find(({ from }) => from === "manifest.xml");
    const manifest = transform(readFileSync("manifest.xml"));
    const page = plugins.map(({ userOptions }) => userOptions).find((options) => options?.template);
    const filled = page.templateParameters(undefined, { js: [], css: [] });
    process.stdout.write(JSON.stringify({ copied, manifest, ...filled }));`;
  const said = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: ROOT,
    env: { ...process.env, ...settings },
    encoding: "utf8",
    stdio: "pipe",
  });
  return JSON.parse(said) as Configured;
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

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
    const { copied, officeJs } = configuredBy({ CUADRA_URL: "", CUADRA_OFFICE_JS: "" });
    expect(copied).toContain("node_modules/@microsoft/office-js/dist/office.js");
    // As the page that was built with it has it.
    expect(officeJs).toBe("office-js/office.js");
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
    const { manifest, copied, officeJs, contentSecurityPolicy } = configuredBy({
      CUADRA_URL: "https://poi.example.pe/cuadra/",
      CUADRA_OFFICE_JS: "cdn",
    });
    expect(manifest).toContain('DefaultValue="https://poi.example.pe/cuadra/taskpane.html"');
    expect(manifest).not.toContain("localhost");
    const cdn = "https://appsforoffice.microsoft.com";
    expect(officeJs).toBe(`${cdn}/lib/1/hosted/office.js`);
    expect(contentSecurityPolicy).toContain(`script-src 'self' ${cdn};`);
    expect(copied.filter((file) => file.includes("office-js"))).toEqual([]);
  });

  it.each([
    ["CUADRA_URL", "http://poi.example.pe", "CUADRA_URL must be https"],
    ["CUADRA_OFFICE_JS", "local", 'CUADRA_OFFICE_JS must be "self" or "cdn"'],
  ])("refuses a %s of %s", (name, value, message) => {
    expect(() => configuredBy({ [name]: value })).toThrow(message);
  });
});
