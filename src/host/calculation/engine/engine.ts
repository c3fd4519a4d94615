import type { Model } from "@ironcalc/wasm";
import type { EngineBook } from "./engineBook";

/** Starts the calculation engine; each door knows where its WebAssembly file is. */
export type EngineLoader = () => Promise<typeof Model>;

/** IronCalc: loaded when it is first needed, and given up for good once it broke down. */
export class Engine {
  private EngineModel: typeof Model | undefined;
  private isBroken = false;

  constructor(private readonly loadEngine: EngineLoader) {}

  /** Whether it broke down, and can no longer be relied on. */
  get hasFailed(): boolean {
    return this.isBroken;
  }

  async load(): Promise<void> {
    this.EngineModel ??= await this.loadEngine();
  }

  /** @throws Error where `load` was not awaited */
  mustBeLoaded(): typeof Model {
    if (!this.EngineModel) throw new Error("the calculation engine was not prepared");
    return this.EngineModel;
  }

  /**
   * Has IronCalc work.
   * @returns undefined where it breaks down, or did before
   */
  run<T>(work: (EngineModel: typeof Model) => T): T | undefined {
    const EngineModel = this.mustBeLoaded();
    if (this.isBroken) return undefined;
    try {
      return work(EngineModel);
    } catch (reason) {
      if (!isBreakdown(reason)) throw reason;
      this.isBroken = true;
      return undefined;
    }
  }

  /** Gives back a book's memory. What broke down is not touched again. */
  free(book: EngineBook | undefined): void {
    if (!this.isBroken) book?.free();
  }
}

/** Whether WebAssembly gave up: a stack too deep, memory at an end, or a panic of the engine's. */
function isBreakdown(reason: unknown): boolean {
  return (
    reason instanceof Error && (reason.name === "RuntimeError" || reason.name === "RangeError")
  );
}
