import { html, type TemplateResult } from "lit/html.js";
import type { Catalogue } from "../../i18n/index";
import type { Level, Progress } from "../../poi/execution/execution";

/** A level by name and colour. */
export function levelTag(level: Level, { execution }: Catalogue): TemplateResult {
  return html`<span class="level"
    ><span class="dot ${level}"></span>${execution.level(level)}</span
  >`;
}

/** Width of the drawing; the bar stretches to the width there is. */
const WIDTH = 100;

/** Executed as a share of programmed; the figures beside it say the same to screen readers. */
export function barView({ ratio, level }: Progress): TemplateResult {
  const width = Math.min(1, ratio ?? 0) * WIDTH;
  return html`
    <svg
      class="bar ${level}"
      viewBox="0 0 ${WIDTH} 4"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="bar-whole" width=${WIDTH} height="4" />
      <rect class="bar-part" width=${width} height="4" />
    </svg>
  `;
}
