import type { WireObject } from "./wire";

/** Kinds of RichApi events that the host can send (messageType on the wire). */
export const EventType = {
  selectionChangedOldStyle: 2,
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetCalculated: 16,
  worksheetRowSorted: 19,
  worksheetNameChanged: 25,
  worksheetVisibilityChanged: 24,
} as const;
export type EventType = (typeof EventType)[keyof typeof EventType];

/** Target of the events of a whole workbook. */
export const WORKBOOK_TARGET = "Workbook";

/** One event as the client's message channel takes it. */
export interface EventEntry {
  messageCategory: 65536;
  messageType: EventType;
  targetId: string;
  /** JSON text */
  message: string;
}

/** Which events add-ins listen to, and the queue of what happened. */
export class EventHub {
  private readonly registered = new Map<string, number>();
  private queue: EventEntry[] = [];
  private scheduled = false;
  /** context.runtime.enableEvents */
  enabled = true;
  /** Whether what happens is done on this computer, or by a co-author on another. */
  source: "Local" | "Remote" = "Local";
  /** Where the entries go; set by the door. Called later, never inside the action that fires. */
  deliver: (entries: EventEntry[]) => void = () => undefined;

  /** Whether any event is listened to: what to tell them need not be worked out otherwise. */
  hasListeners(): boolean {
    return this.enabled && this.registered.size > 0;
  }

  private key(type: EventType, target: string): string {
    return `${type}|${target}`;
  }

  register(type: EventType, target: string): void {
    const key = this.key(type, target);
    this.registered.set(key, (this.registered.get(key) ?? 0) + 1);
  }

  unregister(type: EventType, target: string): void {
    const key = this.key(type, target);
    const left = (this.registered.get(key) ?? 0) - 1;
    if (left > 0) this.registered.set(key, left);
    else this.registered.delete(key);
  }

  /** Queues an event for the sheet's and for the workbook's listeners. */
  fire(type: EventType, sheetId: string, payload: WireObject): void {
    for (const target of [sheetId, WORKBOOK_TARGET]) {
      if (this.registered.has(this.key(type, target))) this.push(type, target, payload);
    }
  }

  /** Queues an old-style event (workbook.onSelectionChanged): these need no registration here. */
  fireOldStyle(type: EventType): void {
    this.push(type, "", {});
  }

  private push(type: EventType, targetId: string, payload: WireObject): void {
    if (!this.enabled) return;
    this.queue.push({
      messageCategory: 65536,
      messageType: type,
      targetId,
      message: JSON.stringify(payload),
    });
    if (this.scheduled) return;
    this.scheduled = true;
    setTimeout(() => {
      this.flush();
    }, 0);
  }

  private flush(): void {
    this.scheduled = false;
    const entries = this.queue;
    this.queue = [];
    if (entries.length > 0) this.deliver(entries);
  }
}
