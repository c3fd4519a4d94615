import { HostError } from "./protocol/errors";

/** What a fault does to a request, decided before its actions run. */
interface Plan {
  failAt: number | undefined;
  error: HostError | undefined;
  loseConnection: boolean;
}

/**
 * Trouble on demand: what the reliability tests use. Requests that only release references are
 * housekeeping of the client and are never touched.
 */
export class Faults {
  /** Milliseconds that each request waits before it is answered. */
  latency = 0;
  private actionsLeft: number | undefined;
  private failure: HostError | undefined;
  private refusal: HostError | undefined;
  private requestsUntilLoss: number | undefined;

  /**
   * Fails once, at the n-th action (0-based) counted from now across requests.
   * What came before it in its batch stays done.
   */
  failAtAction(index: number, code: string, message = "Injected by the embedded Excel."): void {
    this.actionsLeft = index;
    this.failure = new HostError(code, message);
  }

  /** Whether the failure armed with failAtAction is still to come. */
  get pending(): boolean {
    return this.actionsLeft !== undefined || this.requestsUntilLoss !== undefined;
  }

  /** Refuses every request with a code until `clear`, before any of its actions. */
  refuse(code: string, message = "Refused by the embedded Excel."): void {
    this.refusal = new HostError(code, message);
  }

  /** As while the user is editing a cell: every request fails until `clear`. */
  editCell(): void {
    this.refuse(
      "InvalidOperationInCellEditMode",
      "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
    );
  }

  /** Applies the n-th request from now (0 = the next) and then loses its answer. */
  loseConnectionAfter(request = 0): void {
    this.requestsUntilLoss = request;
  }

  /** Back to normal. */
  clear(): void {
    this.latency = 0;
    this.actionsLeft = undefined;
    this.failure = undefined;
    this.refusal = undefined;
    this.requestsUntilLoss = undefined;
  }

  /** Used by the host: what happens to a request of so many actions. */
  plan(actions: number): Plan {
    const plan: Plan = { failAt: undefined, error: this.refusal, loseConnection: false };
    if (this.refusal) return { ...plan, failAt: -1 };
    if (this.actionsLeft !== undefined) {
      if (this.actionsLeft < actions) {
        plan.failAt = this.actionsLeft;
        plan.error = this.failure;
        this.actionsLeft = undefined;
      } else this.actionsLeft -= actions;
    }
    if (this.requestsUntilLoss !== undefined) {
      plan.loseConnection = this.requestsUntilLoss === 0;
      this.requestsUntilLoss = plan.loseConnection ? undefined : this.requestsUntilLoss - 1;
    }
    return plan;
  }
}

/** What went over the wire; release requests of the client are counted apart. */
export class Counters {
  requests = 0;
  releaseRequests = 0;
  actions = 0;
  actionsByType: Record<string, number> = {};
  /** UTF-8 bytes of request and response bodies. */
  bytesReceived = 0;
  bytesSent = 0;

  reset(): void {
    this.requests = 0;
    this.releaseRequests = 0;
    this.actions = 0;
    this.actionsByType = {};
    this.bytesReceived = 0;
    this.bytesSent = 0;
  }
}
