import { CuadraError, type ErrorCode } from "../../poi/error";
import { Pause } from "./pause";
import type { WorkerError } from "./worker-error";

/** A question that is asked piece by piece. */
export interface Conversation<Question, Whole> {
  /** Rejects with CuadraError "cancelled" once the signal is aborted, which ends the work at once; or with what the worker told. */
  readonly answer: Promise<Whole>;
  readonly tell: (message: Question) => void;
}

/** How a question is asked. */
interface Asking {
  readonly signal: AbortSignal;
  /** Whether the worker stays for the next question, with the memory that this one took. */
  readonly isKept: boolean;
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
   * @throws CuadraError "cancelled" once the signal is aborted, which ends the work at once; "internal"; as the worker told
   */
  async ask<Whole extends object>(
    question: Iterable<Question>,
    add: (part: Exclude<Answer, WorkerError>) => Whole | undefined,
    asking: Asking,
  ): Promise<Whole> {
    const { answer, tell } = this.begin(add, asking);
    // Sending may be given up half-way, and the answer then rejects on its own.
    await Promise.race([answer, send(question, tell, asking.signal)]);
    return answer;
  }

  /** Begins a question that is asked piece by piece; arguments and errors as of `ask`. */
  begin<Whole extends object>(
    add: (part: Exclude<Answer, WorkerError>) => Whole | undefined,
    { signal, isKept }: Asking,
  ): Conversation<Question, Whole> {
    if (signal.aborted) throw new CuadraError("cancelled", {});
    const worker = this.started();
    const done = new AbortController();
    const answer = new Promise<Whole>((resolve, reject) => {
      const until = { signal: done.signal };
      worker.addEventListener(
        "message",
        ({ data }: MessageEvent<Exclude<Answer, WorkerError> | WorkerError>) => {
          if (isError(data)) {
            reject(new CuadraError<ErrorCode>(data.code, data.details));
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
      worker.addEventListener("error", ({ message }) => giveUp(workerEnded(message)), until);
      signal.addEventListener("abort", () => giveUp(new CuadraError("cancelled", {})), until);
    }).finally(() => {
      done.abort();
      if (!isKept) this.letGo(worker);
    });
    // Whoever asks may be busy sending when it rejects.
    answer.catch(() => undefined);
    return { answer, tell: (message) => worker.postMessage(message, this.buffersOf(message)) };
  }

  /** Ends the worker, and with it what it is in the middle of. */
  end(): void {
    if (this.worker) this.letGo(this.worker);
  }

  private letGo(worker: Worker): void {
    worker.terminate();
    if (this.worker === worker) this.worker = undefined;
  }

  private started(): Worker {
    this.warmUp();
    if (!this.worker) throw new CuadraError("internal", { message: "Worker" });
    return this.worker;
  }
}

async function send<Question>(
  question: Iterable<Question>,
  tell: (message: Question) => void,
  signal: AbortSignal,
): Promise<void> {
  const pause = new Pause();
  for (const message of question) {
    tell(message);
    await pause.ifDue();
    if (signal.aborted) return;
  }
}

/** @param message undefined where the worker's script did not arrive */
function workerEnded(message: string | undefined): CuadraError {
  return message === undefined
    ? new CuadraError("part-not-loaded", {})
    : new CuadraError("internal", { message: message || "Worker" });
}

const isError = (data: { readonly kind: string }): data is WorkerError => data.kind === "error";
