/** @jest-environment ./test/e2e/environment.ts */
import { expect, it } from "@jest/globals";
import { violations } from "./axe";
import { describeInBrowser } from "./browser";
import type { ExcelInBrowser } from "./excel";
import { tick } from "./tick";

/** Runs in the pane: what stands out of it to the right, or out of what scrolls in it. */
function standingOut(): string[] {
  const out: string[] = [];
  const inside = document.querySelector("[data-scroll]");
  const right = (inside?.getBoundingClientRect().left ?? 0) + (inside?.clientWidth ?? 0);
  for (const element of document.querySelectorAll("main *")) {
    if (element.closest(".visually-hidden, svg, dialog")) continue;
    const limit = inside?.contains(element) ? right : document.documentElement.clientWidth;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.right > limit + 0.5)
      out.push(`${element.className}: ${element.textContent.trim().slice(0, 40)}`);
  }
  for (const element of [document.documentElement, inside, document.querySelector("dialog")]) {
    if (element && element.scrollWidth > element.clientWidth)
      out.push(`${element.tagName} is ${element.scrollWidth} of ${element.clientWidth} wide`);
  }
  return out;
}

describeInBrowser("a pane of 400 pixels zoomed to 200 %", (open) => {
  const expectWhole = async (state: string, { pane }: ExcelInBrowser): Promise<void> =>
    expect([state, await pane.evaluate(standingOut)]).toEqual([state, []]);

  it.each(["es-PE", "en-US"])(
    "cuts nothing off and scrolls one way only, in %s",
    async (language) => {
      const excel = await open({ language, paneWidth: 200 });
      const { page, pane } = excel;
      await expectWhole("before", excel);
      await page.evaluate(() => window.cuadraHost.faults.refuse("Conflict"));
      await pane.locator(".before .primary").click();
      await pane.locator(".error-stage").waitFor();
      await expectWhole("error", excel);
      await page.evaluate(() => window.cuadraHost.faults.clear());

      await pane.locator(".error-stage .primary").click();
      await pane.locator(".verdict-line").waitFor();
      await excel.idle();
      await pane.locator(".corrections progress").waitFor({ state: "detached" });
      await expectWhole("results", excel);
      for (const fold of await pane.locator(".corrections .group-button").all()) await fold.click();
      await expectWhole("corrections", excel);
      await pane.locator(".finding-button").first().click();
      await pane.locator(".finding.selected").waitFor();
      await pane.locator(".toolbar-line > button").click();
      await pane.locator("#more-filters").waitFor();
      await expectWhole("finding", excel);
      expect(await violations(excel)).toEqual([]);
      await pane.locator(".corrections-buttons [aria-haspopup]").first().click();
      await pane.locator("dialog .primary").waitFor();
      await expectWhole("question", excel);
      await pane.locator("dialog .primary").click();
      await pane.locator(".outcome").waitFor();
      await excel.idle();
      await expectWhole("corrected", excel);

      await pane.locator("#tab-execution").click();
      for (const view of ["activities", "units", "quarters"]) {
        await tick(pane.locator(`input[name=execution-view][value=${view}]`));
        await pane.locator(".progress-row").first().waitFor();
        await expectWhole(view, excel);
      }
      await pane.locator("#tab-files").click();
      await pane.locator("#file-to-compare").waitFor({ state: "attached" });
      await expectWhole("files", excel);
      await pane.locator("#tab-settings").click();
      await pane.locator("#threshold-low").waitFor();
      await expectWhole("settings", excel);
      expect(await violations(excel)).toEqual([]);
    },
  );
});
