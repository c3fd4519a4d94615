import { gzipSync } from "node:zlib";
import Table from "cli-table3";
import type { Browser, Frame } from "playwright-core";
import { launchBrowser } from "../../e2e/chromium";
import type { Build, Variant } from "./build";

/** Milliseconds since the page began to load; null for what does not happen in a variant. */
interface Moments {
  readonly firstFrame: number | null;
  readonly officeJsArrived: number | null;
  /** What is clicked takes effect. */
  readonly ownCode: number | null;
  /** Office.onReady has resolved. */
  readonly officeReady: number | null;
}

declare global {
  interface Window {
    officeReadyAt?: number;
  }
}

const ROUNDS = 11;
/** Milliseconds after which a page is said not to work. */
const PATIENCE = 30_000;

/** A usual connection, in place of a server on the same computer. */
const CONNECTION = {
  offline: false,
  latency: 40,
  downloadThroughput: 1.25e6,
  uploadThroughput: 1.25e6,
};

/** Where a page is measured: by itself, in the host page that plays Excel on the web, or by itself from afar. */
const PLACES = [
  "alone",
  "in Excel on the web (played by the host page)",
  "alone, over 10 Mbit/s and 40 ms",
] as const;
type Place = (typeof PLACES)[number];

const SERIES: readonly { readonly variant: Variant; readonly place: Place }[] = [
  { variant: "pane", place: PLACES[0] },
  { variant: "pane without Office.js", place: PLACES[0] },
  { variant: "a paragraph with Office.js", place: PLACES[0] },
  { variant: "empty page with Office.js", place: PLACES[0] },
  { variant: "pane", place: PLACES[1] },
  { variant: "a paragraph with Office.js", place: PLACES[1] },
  { variant: "empty page with Office.js", place: PLACES[1] },
  { variant: "pane", place: PLACES[2] },
  { variant: "empty page with Office.js", place: PLACES[2] },
];

/** Runs in each page before its own scripts: notes when Office.js is ready. */
function noteOfficeReady(): void {
  document.addEventListener(
    "load",
    ({ target }) => {
      if (!(target instanceof HTMLScriptElement) || !target.src.endsWith("/office.js")) return;
      void Office.onReady().then(() => (window.officeReadyAt = performance.now()));
    },
    { capture: true },
  );
}

/** Runs in the page: what has happened so far. */
function momentsSoFar(): Moments {
  const paint = performance.getEntriesByName("first-contentful-paint").at(0);
  const script = performance
    .getEntriesByType("resource")
    .find(({ name }) => name.endsWith("/office.js"));
  const own = performance.getEntriesByName("cuadra:interactive").at(0);
  return {
    firstFrame: paint?.startTime ?? null,
    officeJsArrived: script instanceof PerformanceResourceTiming ? script.responseEnd : null,
    ownCode: own?.startTime ?? null,
    officeReady: window.officeReadyAt ?? null,
  };
}

/** What a variant must have reached to be interactive. An empty page has nothing to show: it has no first frame. */
const NEEDED: Readonly<Record<Variant, readonly (keyof Moments)[]>> = {
  pane: ["firstFrame", "ownCode", "officeReady"],
  "pane without Office.js": ["firstFrame", "ownCode"],
  "a paragraph with Office.js": ["firstFrame", "officeReady"],
  "empty page with Office.js": ["officeReady"],
};

function interactive(variant: Variant, moments: Moments): number | null {
  const needed = NEEDED[variant].map((moment) => moments[moment]);
  return needed.includes(null) ? null : Math.max(...needed.map(Number));
}

async function measure(
  browser: Browser,
  url: string,
  { variant, place }: (typeof SERIES)[number],
): Promise<Moments> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  await context.addInitScript(noteOfficeReady);
  const page = await context.newPage();
  if (place === PLACES[2]) {
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", CONNECTION);
  }
  await page.goto(url);
  const frame = (): Frame | undefined =>
    page.frames().find((each) => each.url().includes("/taskpane.html"));
  const deadline = performance.now() + PATIENCE;
  for (;;) {
    const moments = await frame()?.evaluate(momentsSoFar);
    if (moments && interactive(variant, moments) !== null) {
      await context.close();
      return moments;
    }
    if (performance.now() > deadline) throw new Error(`never interactive: ${variant} at ${url}`);
    await page.waitForTimeout(50);
  }
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Kilobytes of our own script (gzip): that in the page, all that runs before the first frame, and that which it loads. */
async function ownScripts(build: Build): Promise<{ inPage: string; loaded: string }> {
  const page = (await build.file("taskpane.html")).toString();
  const inPage = /<script>(.*?)<\/script>/s.exec(page)?.at(1);
  const loaded = /src=(taskpane\.\w+\.js)/.exec(page)?.at(1);
  if (inPage === undefined || loaded === undefined) throw new Error("the page has not its scripts");
  const zipped = (script: string | Buffer): string =>
    (gzipSync(script, { level: 9 }).length / 1000).toFixed(1);
  return { inPage: zipped(inPage), loaded: zipped(await build.file(loaded)) };
}

/** How soon the pane is there and can be used, against a page that only loads Office.js from the same server. */
export async function benchStart(build: Build): Promise<void> {
  const urls = new Map<Variant, Record<Place, string>>();
  for (const { variant } of SERIES) {
    if (urls.has(variant)) continue;
    const { addInOrigin, pageUrl } = await build.serve(variant);
    const alone = `${addInOrigin}/taskpane.html`;
    urls.set(variant, { [PLACES[0]]: alone, [PLACES[1]]: pageUrl, [PLACES[2]]: alone });
  }
  const browser = await launchBrowser();
  const measured = SERIES.map((series) => ({ ...series, rounds: [] as Moments[] }));
  for (let round = -1; round < ROUNDS; round++) {
    for (const series of measured) {
      const { variant, place } = series;
      const moments = await measure(browser, urls.get(variant)?.[place] ?? "", series);
      // The first round warms the browser up.
      if (round >= 0) series.rounds.push(moments);
    }
  }
  await browser.close();
  const head = ["page", "first frame, ms", "Office.js arrived", "own code", "interactive", "ratio"];
  const table = new Table({ head, style: { head: [], border: [] } });
  const figures = measured.map(({ variant, place, rounds }) => {
    const of = (moment: keyof Moments): number =>
      median(rounds.map((moments) => moments[moment] ?? NaN));
    const whole = median(rounds.map((moments) => interactive(variant, moments) ?? NaN));
    return { variant, place, of, whole };
  });
  for (const { variant, place, of, whole } of figures) {
    const empty = figures.find((each) => each.place === place && each.variant.startsWith("empty"));
    const shown = (value: number): string => (Number.isNaN(value) ? "–" : value.toFixed(0));
    table.push([
      `${variant}, ${place}`,
      shown(of("firstFrame")),
      shown(of("officeJsArrived")),
      shown(of("ownCode")),
      shown(whole),
      (whole / (empty?.whole ?? NaN)).toFixed(2),
    ]);
  }
  const { inPage, loaded } = await ownScripts(build);
  console.log(`\nStart of the pane: medians of ${ROUNDS} interleaved rounds, nothing cached`);
  console.log(
    `Own script: ${inPage} kB gzip before the first frame, ${loaded} kB until it takes effect`,
  );
  console.log(table.toString());
}
