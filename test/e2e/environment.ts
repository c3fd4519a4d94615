import { TestEnvironment } from "jest-environment-node";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./chromium";
import type { ExcelInBrowser, OpenOptions } from "./excel";
import { Pages } from "./pages";
import { startHost, type HostProcess } from "./server";

/** What the tests of a file have of the browser; theirs as `browserOfTests`. */
export interface BrowserOfTests {
  /** Starts it, unless it runs. */
  start(): Promise<void>;
  /** A page for a test. */
  take(options?: OpenOptions): Promise<ExcelInBrowser>;
  /** Leaves the pages that were taken to the next test. @throws Error where anything went wrong unseen in one */
  leave(): Promise<void>;
  /** After the last test of a file. @throws Error as `leave` */
  endFile(): Promise<void>;
}

/** A browser, and the host whose pages it opens. */
interface Running {
  readonly host: HostProcess;
  readonly browser: Browser;
  readonly pages: Pages;
}

/** Milliseconds after which no other file comes for the browser: a worker of Jest's waits for its next one to be sent. */
const IDLE = process.send ? 2000 : 100;

/** The worker's own: this file is outside the room that Jest makes for the modules of each test file. */
let running: Promise<Running> | undefined;
let closing: NodeJS.Timeout | undefined;

async function start(): Promise<Running> {
  const host = await startHost();
  try {
    // No page of a test lives long enough to earn back what V8's slowest compiler takes: a tenth of all the work.
    const browser = await launchBrowser("--js-flags=--no-turbofan");
    return { host, browser, pages: new Pages(browser, host.url) };
  } catch (error) {
    host.stop();
    throw error;
  }
}

function theRunning(): Promise<Running> {
  running ??= start().catch((error: unknown) => {
    running = undefined;
    throw error;
  });
  return running;
}

async function close(): Promise<void> {
  const last = running;
  running = undefined;
  if (!last) return;
  const { host, browser } = await last;
  host.stop();
  await browser.close();
}

/**
 * Where tests in a browser run: a worker starts the browser and its host once, and the pages that one file has left are
 * used again by the next, for the first page of a browser takes as long as several tests. Closed when no other file of
 * such tests follows.
 */
export default class BrowserEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    clearTimeout(closing);
    const browserOfTests: BrowserOfTests = {
      start: async () => {
        await theRunning();
      },
      take: async (options) => (await theRunning()).pages.take(options),
      leave: async () => (await running)?.pages.leave(),
      endFile: async () => (await running)?.pages.endFile(),
    };
    Object.assign(this.global, { browserOfTests });
  }

  /** Jest calls it with all that happens. What a failed test leaves is nothing to begin another with. */
  async handleTestEvent({ name }: { readonly name: string }): Promise<void> {
    if (name === "test_fn_failure" || name === "hook_failure") (await running)?.pages.giveUp();
  }

  override async teardown(): Promise<void> {
    closing = setTimeout(() => void close(), IDLE);
    await super.teardown();
  }
}
