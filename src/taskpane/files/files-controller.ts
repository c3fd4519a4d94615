import type { Settings } from "../../excel/default-settings";
import { errorOfFile } from "../../i18n/error-of-file";
import { errorText } from "../../i18n/error-text";
import { catalogue, type Catalogue } from "../catalogues";
import type { FileFailed, FileOutcome, FileRead } from "../../i18n/file-report";
import { fileLabels } from "../../poi/consolidate/file-labels";
import { CuadraError } from "../../poi/error";
import { asCuadraError } from "../cuadra-error";
import { SpokenProgress } from "../spoken-progress";
import type { Store } from "../store";
import type { FileIs } from "./compared";
import type { FileWork } from "./file-jobs";
import type { ReadFile } from "./file-work";
import { NO_FILES, type FilesRequest, type FilesStage, type FilesState } from "./files-state";
import type { WorkbookForFiles } from "./workbook-files";

/** What the work with files asks of the rest of the pane. */
export interface Rest {
  changeSettings(part: Partial<Settings>): void;
}

/** Compares the open workbook with a file, and makes one plan of many files. */
export class FilesController {
  /** The comparison or consolidation under way. */
  private running: AbortController | undefined;

  constructor(
    private readonly store: Store,
    private readonly workbook: WorkbookForFiles,
    private readonly work: FileWork,
    private readonly rest: Rest,
  ) {}

  readonly files = (request: FilesRequest): void => {
    const { stage, folded, working, question } = this.store.state.files;
    switch (request.kind) {
      case "compare": {
        const [file, ...others] = request.files;
        if (others.length > 0) this.update({ tooMany: true });
        else void this.compare(file, null);
        return;
      }
      case "file-is":
        if (stage.kind === "compared") void this.compare(stage.file, request.fileIs);
        return;
      case "consolidate":
        void this.consolidate(request.files);
        return;
      case "cancel":
      case "close":
        this.stop();
        this.store.update({ files: NO_FILES });
        return;
      case "fold": {
        const keys = new Set(folded);
        if (!keys.delete(request.key)) keys.add(request.key);
        this.update({ folded: keys });
        return;
      }
      case "go-to": {
        const { key, sheet, row, column } = request;
        this.update({ selected: key });
        void this.reporting(() => this.workbook.goTo({ sheet, row, column }));
        return;
      }
      case "leave-out":
        if (question) this.update({ question: { ...question, leaveOut: request.leaveOut } });
        return;
      case "answer":
        this.update({ question: null });
        if (request.yes && question && !working)
          void this.insert(question.leaveOut ? question.planSheets : []);
        return;
    }
    if (working) return;
    if (request.kind === "insert") void this.ask();
    else void this.makeSheet();
  };

  /** Ends what is under way; its worker goes with it. */
  private stop(): void {
    this.running?.abort();
    this.running = undefined;
    this.work.end();
  }

  private update(part: Partial<FilesState>): void {
    this.store.update({ files: { ...this.store.state.files, ...part } });
  }

  private stage(stage: FilesStage): void {
    this.update({ stage });
  }

  private announce(say: (texts: Catalogue["files"]) => string): void {
    this.store.update({ announcement: say(catalogue(this.store.state.language).files) });
  }

  /** Runs one piece of work in place of the one under way; what stops it is shown where its result would be. */
  private async run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.stop();
    const running = (this.running = new AbortController());
    this.store.update({ files: NO_FILES });
    try {
      await work(running.signal);
    } catch (error) {
      if (this.running !== running) return;
      this.stage({ kind: "failed", error: asCuadraError(error, running.signal) });
      // The error is an alert of its own.
      this.store.update({ announcement: "" });
    }
    if (this.running === running) this.work.end();
  }

  private compare(file: File, fileIs: FileIs | null): Promise<void> {
    return this.run(async (signal) => {
      const { files: texts } = catalogue(this.store.state.language);
      const spoken = new SpokenProgress();
      const show = (share: number | null): void => {
        if (signal.aborted) return;
        this.stage({ kind: "comparing", fileName: file.name, share });
        const text = share === null ? texts.readingFile(file.name) : texts.readingOpen;
        this.store.update({ ...spoken.of(text) });
      };
      show(0);
      const { settings, language } = this.store.state;
      const { leaveOut, headers, quarter, rules, programmed } = settings;
      const plan = await this.workbook
        .read({ leaveOut, headers, signal, onProgress: show })
        .catch((error: unknown) => {
          throw errorOfFile("", error, catalogue(language));
        });
      show(null);
      const validation = { quarter: quarter ?? undefined, rules, programmed };
      const options = { validation, fileIs, language };
      const comparison = await this.work.compare(plan, file, options, signal);
      signal.throwIfAborted();
      this.stage({ kind: "compared", file, comparison, sheet: null });
      this.announce((texts) => texts.live.compared(comparison.differences.counts.all));
    });
  }

  private consolidate(files: readonly File[]): Promise<void> {
    if (files.length === 0) return Promise.resolve();
    return this.run(async (signal) => {
      const outcomes: FileOutcome[] = [];
      const labels = fileLabels(files.map(({ name }) => name));
      /** The files read so far, by the seal of their plans. */
      const known = new Map<string, string>();
      const { files: texts } = catalogue(this.store.state.language);
      const spoken = new SpokenProgress();
      for (const [done, file] of files.entries()) {
        this.stage({ kind: "reading", done, files: files.length, fileName: file.name });
        this.store.update({ ...spoken.of(texts.readingMany(done, files.length)) });
        const { outcome, seal } = await this.readOne(file, signal);
        signal.throwIfAborted();
        // The same plan twice would count double.
        const other = seal === null ? undefined : known.get(seal);
        const label = labels[done];
        outcomes.push(
          other === undefined ? { ...outcome, file: label } : this.repeated(label, other),
        );
        if (seal !== null && other === undefined) known.set(seal, label);
      }
      this.stage({ kind: "joining", files: files.length });
      const read = outcomes.filter((each): each is FileRead => each.failure === null);
      const plan = read.length > 0 ? await this.work.consolidate(read, signal) : null;
      signal.throwIfAborted();
      this.stage({ kind: "consolidated", outcomes, plan, sheet: null });
      this.announce((texts) => texts.live.read(read.length, files.length));
    });
  }

  /** One that ends its worker fails alone. */
  private async readOne(file: File, signal: AbortSignal): Promise<ReadFile> {
    const { language } = this.store.state;
    try {
      return await this.work.read(file, language, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      const texts = catalogue(language);
      return {
        outcome: { file: file.name, failure: texts.files.notReadHere(file.name) },
        seal: null,
      };
    }
  }

  /** @param other the file that has the same plan */
  private repeated(file: string, other: string): FileFailed {
    const texts = catalogue(this.store.state.language);
    const error = new CuadraError("file-same-plan", { file, other });
    return { file, failure: errorText(texts, error) };
  }

  private async makeSheet(): Promise<void> {
    const { stage } = this.store.state.files;
    if (stage.kind !== "compared") return;
    await this.working(async () => {
      const { language } = this.store.state;
      const sheet = await this.workbook.insertDifferences(stage.comparison.differences, language);
      if (this.isShown(stage)) this.stage({ ...stage, sheet });
      this.announce((texts) => texts.inserted(sheet));
    });
  }

  /** Asks before the new plan is put into the workbook, and says which of its sheets it would count besides. */
  private async ask(): Promise<void> {
    const { stage } = this.store.state.files;
    if (stage.kind !== "consolidated" || !stage.plan) return;
    await this.working(async () => {
      const planSheets = await this.workbook.planSheets(this.store.state.settings);
      if (this.isShown(stage)) this.update({ question: { planSheets, leaveOut: true } });
    });
  }

  private async insert(leaveOut: readonly string[]): Promise<void> {
    const { stage } = this.store.state.files;
    if (stage.kind !== "consolidated" || !stage.plan) return;
    const { form } = stage.plan;
    await this.working(async () => {
      const sheet = await this.workbook.insertConsolidated(form, this.store.state.language);
      if (this.isShown(stage)) this.stage({ ...stage, sheet });
      this.announce((texts) => texts.inserted(sheet));
      // Also where there is nothing to leave out: the pane looks at the workbook again, which has a plan now.
      const before = this.store.state.settings.leaveOut.filter((name) => name !== sheet);
      this.rest.changeSettings({ leaveOut: [...before, ...leaveOut] });
    });
  }

  private isShown(stage: FilesStage): boolean {
    return this.store.state.files.stage === stage;
  }

  private async working(work: () => Promise<void>): Promise<void> {
    this.update({ working: true });
    await this.reporting(work);
    this.update({ working: false });
  }

  private async reporting(work: () => Promise<void>): Promise<void> {
    this.update({ error: null });
    try {
      await work();
    } catch (error) {
      this.update({ error: asCuadraError(error) });
    }
  }
}
