import { CuadraError } from "../../poi/error";
import { Pause } from "./pause";

/** What a worker tells where its work failed. */
export interface WorkerFailure {
  readonly kind: "failed";
  readonly name: string;
  readonly message: string;
}

/** A worker that is started when first asked and kept for the next question. */
export class KeptWorker<Question, Answer extends { readonly kind: string }> {
  private worker: Worker | undefined;

  /**
   * @param start undefined where there are no workers
   * @param buffersOf what of a message is handed over instead of copied
   */
  constructor(
    private readonly start: (() => Worker) | undefined,
    private readonly buffersOf: (message: Question) => Transferable[],
  ) {}

  /** Starts the worker before it is needed; returns whether there is one. */
  warmUp(): boolean {
    if (!this.worker && this.start) {
      const worker = (this.worker = this.start());
      // One whose script did not arrive says so before it is asked; the next question starts another.
      worker.addEventListener("error", () => this.letGo(worker));
    }
    return this.worker !== undefined;
  }

  /**
   * Sends a question in parts, a few at a time so that the page stays at hand, and puts the answer together.
   * @param add takes each message of the answer; what it returns, once that is defined, is the whole
   * @param isKept whether the worker stays for the next question, with the memory that this one took
   * @throws CuadraError "cancelled" once the signal is aborted, which ends the work at once; "unexpected"
   */
  async ask<Whole extends object>(
    question: Iterable<Question>,
    add: (part: Exclude<Answer, WorkerFailure>) => Whole | undefined,
    { signal, isKept }: { readonly signal: AbortSignal; readonly isKept: boolean },
  ): Promise<Whole> {
    if (signal.aborted) throw new CuadraError("cancelled", {});
    const worker = this.started();
    const done = new AbortController();
    const answer = new Promise<Whole>((resolve, reject) => {
      const until = { signal: done.signal };
      worker.addEventListener(
        "message",
        ({ data }: MessageEvent<Exclude<Answer, WorkerFailure> | WorkerFailure>) => {
          if (isFailure(data)) {
            const { name: code, message } = data;
            reject(new CuadraError("unexpected", { code, message }));
            return;
          }
          const whole = add(data);
          if (whole) resolve(whole);
        },
        until,
      );
      const giveUp = (error: CuadraError): void => {
        // What a worker is in the middle of can only be stopped with the worker.
        this.letGo(worker);
        reject(error);
      };
      worker.addEventListener("error", ({ message }) => giveUp(workerError(message)), until);
      signal.addEventListener("abort", () => giveUp(new CuadraError("cancelled", {})), until);
    });
    try {
      // Sending may be given up half-way, and the answer then rejects on its own.
      await Promise.race([answer, this.send(worker, question, signal)]);
      return await answer;
    } finally {
      done.abort();
      if (!isKept) this.letGo(worker);
    }
  }

  private letGo(worker: Worker): void {
    worker.terminate();
    if (this.worker === worker) this.worker = undefined;
  }

  private async send(
    worker: Worker,
    question: Iterable<Question>,
    signal: AbortSignal,
  ): Promise<void> {
    const pause = new Pause();
    for (const message of question) {
      worker.postMessage(message, this.buffersOf(message));
      await pause.ifDue();
      if (signal.aborted) return;
    }
  }

  private started(): Worker {
    this.warmUp();
    if (!this.worker) throw new CuadraError("unexpected", { code: "Worker", message: "" });
    return this.worker;
  }
}

/** @param message undefined where the worker's script did not arrive */
function workerError(message: string | undefined): CuadraError {
  return message === undefined
    ? new CuadraError("part-not-loaded", {})
    : new CuadraError("unexpected", { code: "Worker", message });
}

function isFailure(data: { readonly kind: string }): data is WorkerFailure {
  return data.kind === "failed";
}
