import type { PaneState } from "./state";

/** Holds the state and tells when it changes, once for all changes made in one turn. */
export class Store {
  private told = true;
  private readonly listeners = new Set<(state: PaneState) => void>();

  constructor(private current: PaneState) {}

  get state(): PaneState {
    return this.current;
  }

  /** Replaces parts of the state. */
  update(part: Partial<PaneState>): void {
    this.current = { ...this.current, ...part };
    if (!this.told) return;
    this.told = false;
    queueMicrotask(() => {
      this.told = true;
      for (const listener of this.listeners) listener(this.current);
    });
  }

  /** Calls back after each change; returns how to stop that. */
  subscribe(listener: (state: PaneState) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }
}
