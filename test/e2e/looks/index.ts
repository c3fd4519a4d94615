import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Build } from "../../bench/pane/build";
import { launchBrowser } from "../chromium";
import type { ExcelInBrowser, OpenOptions } from "../excel";
import { Pages } from "../pages";
import { SCENES, type Take } from "./scenes";

// "npm run looks [-- FOLDER [LOOK or SCENE…]]": a picture of the pane in every state and every look, to be gone through by
// eye.

const LOOKS: Readonly<Record<string, OpenOptions>> = {
  light: { paneWidth: 400 },
  dark: { paneWidth: 400, colorScheme: "dark" },
  english: { paneWidth: 400, language: "en-US" },
  narrow: { paneWidth: 320 },
  "narrow-english": { paneWidth: 320, language: "en-US" },
  wide: { paneWidth: 600 },
  // A pane of 400 pixels, its text at 200 %.
  zoomed: { paneWidth: 200 },
  "zoomed-english": { paneWidth: 200, language: "en-US" },
};

/** Waits until nothing moves any more, and takes the pane's picture. */
function takerOf(excel: ExcelInBrowser, save: (state: string, picture: Buffer) => void): Take {
  return async (state) => {
    await excel.page.mouse.move(2, 300);
    await excel.page.waitForTimeout(400);
    save(state, await excel.page.locator("#pane iframe").screenshot());
  };
}

/** All pictures on one page: a line for each state, a column for each look. */
function indexOf(pictures: ReadonlyMap<string, readonly string[]>): string {
  const lines = [...pictures].map(
    ([state, files]) =>
      `<h2>${state}</h2>${files.map((file) => `<img src="${file}" alt="${file}">`).join(" ")}`,
  );
  return `<!doctype html><meta charset="utf-8"><style>img{border:1px solid #888;vertical-align:top}</style>${lines.join("\n")}\n`;
}

/** Those that are named; all where none is. */
function named<Value>(all: Readonly<Record<string, Value>>, names: string[]): [string, Value][] {
  const entries = Object.entries(all);
  const some = entries.filter(([name]) => names.includes(name));
  return some.length > 0 ? some : entries;
}

async function main(): Promise<void> {
  const [given, ...wanted] = process.argv.slice(2) as [string?, ...string[]];
  const folder = resolve(given ?? join(tmpdir(), "cuadra-looks"));
  mkdirSync(folder, { recursive: true });
  const pictures = new Map<string, string[]>();
  const build = await Build.make();
  try {
    const { pageUrl } = await build.serve("pane");
    const browser = await launchBrowser();
    const pages = new Pages(browser, pageUrl);
    for (const [look, options] of named(LOOKS, wanted)) {
      for (const [name, { open, play }] of named(SCENES, wanted)) {
        const excel = await pages.take({ ...options, ...open });
        const save = (state: string, picture: Buffer): void => {
          const file = `${name}-${state}-${look}.png`;
          writeFileSync(join(folder, file), picture);
          const line = `${name}: ${state}`;
          pictures.set(line, [...(pictures.get(line) ?? []), file]);
        };
        try {
          await play(excel, takerOf(excel, save));
        } catch (error) {
          throw new Error(`${name}, ${look}`, { cause: error });
        }
        await pages.leave();
      }
      console.log(look);
    }
    await browser.close();
  } finally {
    await build.close();
  }
  writeFileSync(join(folder, "index.html"), indexOf(pictures));
  console.log(join(folder, "index.html"));
}

await main();
