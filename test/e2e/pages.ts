import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { ExcelInBrowser, throwIfAny, type Book, type OpenOptions } from "./excel";

const SAMPLE = "POI-2021-IV-trimestre.xlsx";

const sample = async (): Promise<Book> => ({
  name: SAMPLE,
  bytes: await readFile(`assets/samples/${SAMPLE}`),
});

/** Names the options that a page keeps for as long as it is open. */
const kindOf = ({ language, excelApi, readOnly }: OpenOptions): string =>
  JSON.stringify({ language, excelApi, readOnly });

/** Host pages in a browser, each used again by whoever comes after the one who has left it. */
export class Pages {
  private readonly inUse = new Map<ExcelInBrowser, string>();
  private readonly left = new Map<string, ExcelInBrowser>();
  private readonly givenUp = new Set<ExcelInBrowser>();

  /** @param url of the host page */
  constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  /** A page over the sample, or over `book`, with the pane beside it that has looked at the workbook. */
  async take(options: OpenOptions = {}): Promise<ExcelInBrowser> {
    const kind = kindOf(options);
    const before = this.left.get(kind);
    this.left.delete(kind);
    const excel = before ?? (await ExcelInBrowser.open(this.browser, this.url, options));
    this.inUse.set(excel, kind);
    if (before) await before.openAgain(options.book ?? (await sample()), options);
    return excel;
  }

  /** The pages that are taken are not used again: nobody knows in what state they are. */
  giveUp(): void {
    for (const excel of this.inUse.keys()) this.givenUp.add(excel);
  }

  /** Leaves every page that was taken. @throws Error where anything went wrong unseen in one */
  async leave(): Promise<void> {
    const taken = [...this.inUse];
    this.inUse.clear();
    const wrong = taken.flatMap(([excel]) => excel.takeProblems());
    for (const [excel, kind] of taken) {
      // What went wrong in a page may go wrong again in it, for a test that has nothing to do with it.
      if (this.givenUp.delete(excel) || wrong.length > 0 || this.left.has(kind))
        await excel.close();
      else this.left.set(kind, excel);
    }
    throwIfAny(wrong);
  }

  /**
   * At the end of a file of tests: closes those of the pages that were left in which anything went wrong, also where that was
   * wanted, for it may again in another file's. @throws Error where anything has gone wrong unseen in one since it was left
   */
  async endFile(): Promise<void> {
    for (const [kind, excel] of this.left) {
      if (excel.hadProblems) {
        this.left.delete(kind);
        await excel.close();
      } else excel.check();
    }
  }
}
