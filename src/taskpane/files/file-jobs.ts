import type { Language } from "../../i18n/format";
import type { CellDifference } from "../../poi/compare/differences";
import type { CollectedRow } from "../../poi/consolidate/collect-rows";
import type { ConsolidatedPlan, PlanPart } from "../../poi/consolidate/make-consolidation";
import type { FormCell } from "../../poi/consolidate/form-cell";
import type { Plan } from "../../poi/plan";
import { KeptWorker } from "../checking/kept-worker";
import { buffersOf, planParts } from "../checking/plan-parts";
import type { WorkerError } from "../checking/worker-error";
import { slices } from "../checking/slices";
import type { CompareOptions, PaneComparison } from "./compared";
import type { ReadFile } from "./file-work";
import { ITEMS_A_PART, type FromFileWorker, type ToFileWorker } from "./file-messages";

/** What is done with files that a person chose. Everything rejects with "cancelled" once its signal is aborted. */
export interface FileWork {
  /** @throws CuadraError that says why the file cannot be read */
  compare(
    open: Plan,
    file: File,
    options: CompareOptions,
    signal: AbortSignal,
  ): Promise<PaneComparison>;
  /** Reads and validates one of many; what stopped it is in the outcome. */
  read(file: File, language: Language, signal: AbortSignal): Promise<ReadFile>;
  /** @throws CuadraError as makeConsolidation */
  consolidate(parts: readonly PlanPart[], signal: AbortSignal): Promise<ConsolidatedPlan>;
  /** Lets go of what it took. */
  end(): void;
}

/** Has it done in a worker. One that ends over a file, out of memory, takes only that file's work with it. */
export class FileJobs implements FileWork {
  private readonly worker: KeptWorker<ToFileWorker, FromFileWorker>;

  constructor(startWorker: () => Worker) {
    this.worker = new KeptWorker(startWorker, buffersOfMessage);
  }

  async compare(
    open: Plan,
    file: File,
    options: CompareOptions,
    signal: AbortSignal,
  ): Promise<PaneComparison> {
    const cells: CellDifference[] = [];
    return this.ask(
      signal,
      function* () {
        yield* planParts(open);
        yield { kind: "compare", file, options };
      },
      (message) => {
        if (message.kind === "cells") for (const item of message.items) cells.push(item);
        if (message.kind !== "compared") return undefined;
        const { open: ofOpen, file: ofFile, fileIs, rest } = message;
        return { open: ofOpen, file: ofFile, fileIs, differences: { ...rest, cells } };
      },
    );
  }

  async read(file: File, language: Language, signal: AbortSignal): Promise<ReadFile> {
    const rows: CollectedRow[] = [];
    return this.ask(
      signal,
      function* () {
        yield { kind: "read", file, language };
      },
      (message) => {
        if (message.kind === "rows") for (const item of message.items) rows.push(item);
        if (message.kind !== "read") return undefined;
        const { outcome, seal } = message;
        return { outcome: outcome.failure === null ? { ...outcome, rows } : outcome, seal };
      },
    );
  }

  async consolidate(parts: readonly PlanPart[], signal: AbortSignal): Promise<ConsolidatedPlan> {
    const rows: (readonly FormCell[])[] = [];
    return this.ask(
      signal,
      function* () {
        for (const { rows: own, ...part } of parts) {
          yield { kind: "part", part };
          for (const some of slices(own, ITEMS_A_PART)) yield { kind: "part-rows", rows: some };
        }
        yield { kind: "consolidate" };
      },
      (message) => {
        if (message.kind === "form-rows") for (const item of message.items) rows.push(item);
        if (message.kind !== "consolidated") return undefined;
        return { ...message.plan, form: { ...message.form, rows } };
      },
    );
  }

  end(): void {
    this.worker.end();
  }

  private ask<Answer extends object>(
    signal: AbortSignal,
    messages: () => Generator<ToFileWorker>,
    take: (message: Exclude<FromFileWorker, WorkerError>) => Answer | undefined,
  ): Promise<Answer> {
    return this.worker.ask(messages(), take, { signal, isKept: true });
  }
}

function buffersOfMessage(message: ToFileWorker): ArrayBuffer[] {
  switch (message.kind) {
    case "compare":
    case "read":
    case "part":
    case "part-rows":
    case "consolidate":
      return [];
    default:
      return buffersOf(message);
  }
}
