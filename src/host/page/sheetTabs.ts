import type { Workbook } from "../model/workbook";
import { element } from "./element";

/** Draws a tab for each visible sheet. */
export function drawSheetTabs(
  bar: HTMLElement,
  workbook: Workbook,
  choose: (sheetName: string) => void,
): void {
  const active = workbook.activeSheet;
  const tabs = workbook.sheets
    .filter((sheet) => sheet.visibility === "Visible")
    .map((sheet) => {
      const selected = sheet === active;
      const tab = element(
        "button",
        {
          type: "button",
          role: "tab",
          class: "sheet-tab",
          "aria-selected": String(selected),
          "aria-controls": "grid",
          tabindex: selected ? "0" : "-1",
        },
        sheet.name,
      );
      tab.addEventListener("click", () => choose(sheet.name));
      return tab;
    });
  const focused = bar.contains(document.activeElement);
  bar.replaceChildren(...tabs);
  const selected = tabs.find((tab) => tab.getAttribute("aria-selected") === "true");
  if (focused) selected?.focus();
  selected?.scrollIntoView({ block: "nearest", inline: "nearest" });
  bar.onkeydown = (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0 || !selected) return;
    const next = tabs.at((tabs.indexOf(selected) + step) % tabs.length);
    event.preventDefault();
    next?.click();
  };
}
