import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { associateCommands } from "../../src/commands/commands";
import { openPlan, resultsOf, SPOILT, type PaneInExcel } from "../taskpane/pane-in-excel";

let pane: PaneInExcel;

afterEach(() => pane.close());

describe("the ribbon's commands", () => {
  type Handler = (event: { completed(): void }) => void;

  /** Associates the commands as Office would, and runs one as its button would. */
  async function press(name: string, shown: string[] = []): Promise<void> {
    const handlers = new Map<string, Handler>();
    Object.assign(Office, {
      actions: { associate: (id: string, handler: Handler) => handlers.set(id, handler) },
      addin: {
        showAsTaskpane: () => {
          shown.push(name);
          return Promise.resolve();
        },
      },
    });
    associateCommands(pane.controller);
    await new Promise<void>((resolve) => handlers.get(name)?.({ completed: resolve }));
  }

  beforeEach(async () => {
    pane = await openPlan(SPOILT);
  });

  it("validate shows the pane and runs", async () => {
    const shown: string[] = [];
    await press("validate", shown);
    expect(shown).toEqual(["validate"]);
    expect(resultsOf(pane.store).validation.counts.error).toBe(2);
  });

  it("validate says so, in the catalogue's words, where the pane cannot be shown", async () => {
    const handlers = new Map<string, Handler>();
    Object.assign(Office, {
      actions: { associate: (id: string, handler: Handler) => handlers.set(id, handler) },
      addin: { showAsTaskpane: () => Promise.reject(new Error("Something in English")) },
    });
    associateCommands(pane.controller);
    await new Promise<void>((resolve) => handlers.get("validate")?.({ completed: resolve }));
    expect(pane.store.state.notice).toMatchObject({ error: { code: "pane-not-shown" } });
    expect(pane.store.state.stage.kind).toBe("before");
  });

  it("summary and clear work without the pane", async () => {
    const shown: string[] = [];
    await press("summary", shown);
    await press("clear", shown);
    expect(shown).toEqual([]);
    expect(pane.store.state.notice).toEqual({ kind: "cleared" });
  });

  it.each(["validate", "summary", "clear"])(
    "%s completes its event and shows the pane when it fails",
    async (name) => {
      pane.excel.faults.editCell();
      const shown: string[] = [];
      await press(name, shown);
      expect(shown).toContain(name);
      expect(pane.controller.hasFailed).toBe(true);
    },
  );
});
