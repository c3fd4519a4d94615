import { PlanBuilder } from "../../poi/reading/plan-builder";
import { blockOf } from "./cells-part";
import { checkPlan } from "./checked";
import type { FromWorker, ToWorker } from "./messages";
import { buffersOf, movedParts, PlanAssembler } from "./plan-parts";
import { buffersOfValidation, validationParts } from "./validation-parts";
import { workerError } from "./worker-error";

/** What the worker does: makes plans of cells, checks plans, and tells what comes of it. */
export class CheckAnswers {
  private assembler = new PlanAssembler();
  private builder = new PlanBuilder();

  /** @param tell takes each message of an answer, with the buffers to be transferred */
  constructor(private readonly tell: (message: FromWorker, buffers: ArrayBuffer[]) => void) {}

  /** Takes a message; one that cannot be answered is told as such. */
  take(message: ToWorker): void {
    try {
      this.answer(message);
    } catch (error) {
      this.builder = new PlanBuilder();
      this.tell(workerError(error), []);
    }
  }

  private answer(message: ToWorker): void {
    switch (message.kind) {
      case "begin":
        this.builder = new PlanBuilder(0, message.headers);
        this.builder.expect(message.rows, true);
        return;
      case "cells":
        this.builder.add(blockOf(message.cells));
        this.tell({ kind: "taken" }, []);
        return;
      case "end": {
        const plan = this.builder.finish();
        this.builder = new PlanBuilder();
        const checked = checkPlan(plan, message.options);
        for (const part of movedParts(checked.validation.plan)) this.tell(part, buffersOf(part));
        this.tellChecked(checked);
        return;
      }
      case "check": {
        const plan = this.assembler.finish();
        this.assembler = new PlanAssembler();
        this.tellChecked(checkPlan(plan, message.options));
        return;
      }
      default:
        this.assembler.add(message);
    }
  }

  private tellChecked(checked: ReturnType<typeof checkPlan>): void {
    for (const part of validationParts(checked)) this.tell(part, buffersOfValidation(part));
  }
}
