import { CheckAnswers } from "../../../src/taskpane/checking/check-answers";
import type { ToWorker } from "../../../src/taskpane/checking/messages";

/** What a test sees of a worker. */
export interface WorkerSeen {
  /** Kinds of the messages that it was sent. */
  readonly told: string[];
  /** How often one was started, and ended. */
  started: number;
  ended: number;
}

/**
 * A worker of the checks on this thread: what goes in and out is copied and transferred as by a real one, each message
 * in a turn of its own.
 */
export function workersHere(): { readonly seen: WorkerSeen; readonly start: () => Worker } {
  const seen: WorkerSeen = { told: [], started: 0, ended: 0 };
  return { seen, start: () => new WorkerHere(seen) };
}

/** A message as the other thread has it. */
function handedOver<Message>(message: Message, transfer: Transferable[]): Message {
  return ofThisRealm(structuredClone(message, { transfer })) as Message;
}

const COLUMNS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array };

/** What Jest's structuredClone makes is of another realm, where nothing is an instance of this one's classes. */
function ofThisRealm(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(ofThisRealm);
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  if (tag === "Map") return new Map([...(value as ReadonlyMap<unknown, unknown>)].map(pairHere));
  if (tag === "Set") return new Set([...(value as ReadonlySet<unknown>)].map(ofThisRealm));
  if (ArrayBuffer.isView(value)) {
    const { buffer, byteOffset, length } = value as Float64Array<ArrayBuffer>;
    return new COLUMNS[tag as keyof typeof COLUMNS](buffer, byteOffset, length);
  }
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, ofThisRealm(of)]));
}

const pairHere = ([key, value]: [unknown, unknown]): [unknown, unknown] => [
  ofThisRealm(key),
  ofThisRealm(value),
];

class WorkerHere extends EventTarget implements Worker {
  onmessage = null;
  onmessageerror = null;
  onerror = null;
  private isEnded = false;

  private readonly answers = new CheckAnswers((message, transfer) => {
    const data = handedOver(message, transfer);
    setTimeout(() => {
      if (!this.isEnded) this.dispatchEvent(new MessageEvent("message", { data }));
    });
  });

  constructor(private readonly seen: WorkerSeen) {
    super();
    seen.started++;
  }

  postMessage(message: ToWorker, transfer: Transferable[] | StructuredSerializeOptions = []): void {
    const list = Array.isArray(transfer) ? transfer : transfer.transfer;
    const data = handedOver(message, list ?? []);
    this.seen.told.push(data.kind);
    setTimeout(() => {
      if (!this.isEnded) this.answers.take(data);
    });
  }

  terminate(): void {
    if (!this.isEnded) this.seen.ended++;
    this.isEnded = true;
  }
}
