import { element } from "./element";
import type { RibbonButton, RibbonGroup } from "./manifest";

const ICON_PIXELS = 32;

/**
 * Draws the add-in's groups into the ribbon. As in Excel, the ribbon is one stop of the Tab key and
 * the arrow keys go from button to button.
 * @param run what a button does when it is pressed.
 */
export function drawRibbon(
  ribbon: HTMLElement,
  groups: readonly RibbonGroup[],
  run: (button: RibbonButton) => void,
): void {
  ribbon.replaceChildren(...groups.map((group) => drawGroup(group, run)));
  const buttons = [...ribbon.querySelectorAll("button")];
  buttons.forEach((button, index) => (button.tabIndex = index === 0 ? 0 : -1));
  ribbon.onkeydown = (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (step === 0 || at < 0) return;
    const next = buttons.at((at + step) % buttons.length);
    buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next?.focus();
    event.preventDefault();
  };
}

function drawGroup(group: RibbonGroup, run: (button: RibbonButton) => void): HTMLElement {
  const labelId = `${group.id}.Label`;
  return element(
    "div",
    { class: "ribbon-group", role: "group", "aria-labelledby": labelId },
    element(
      "div",
      { class: "ribbon-buttons" },
      ...group.buttons.map((each) => drawButton(each, run)),
    ),
    element("div", { class: "ribbon-group-label", id: labelId }, group.label),
  );
}

function drawButton(button: RibbonButton, run: (button: RibbonButton) => void): HTMLElement {
  const tipId = `${button.id}.Tip`;
  const made = element(
    "button",
    { type: "button", id: button.id, class: "ribbon-button", "aria-describedby": tipId },
    element("img", { src: icon(button), alt: "", width: "32", height: "32" }),
    element("span", {}, button.label),
  );
  made.addEventListener("click", () => run(button));
  return element(
    "div",
    { class: "ribbon-item" },
    made,
    element(
      "div",
      { class: "supertip", id: tipId, role: "tooltip" },
      element("strong", {}, button.label),
      element("p", {}, button.tip),
    ),
  );
}

/** The icon for large buttons, sharp on screens of twice the density. */
function icon({ icons }: RibbonButton): string {
  const wanted = ICON_PIXELS * Math.ceil(window.devicePixelRatio);
  const sizes = [...icons.keys()].sort((a, b) => a - b);
  const size = sizes.find((each) => each >= wanted) ?? sizes.at(-1);
  return (size === undefined ? undefined : icons.get(size)) ?? "";
}
