import { html, type TemplateResult } from "lit/html.js";
import type { Severity } from "../../poi/findings/finding";
import { icon } from "./icons";

/** A severity's sign: its own shape and colour, named for screen readers where `name` is given. */
export function severitySign(severity: Severity, name = ""): TemplateResult {
  return html`<span class="sign ${severity}">
    ${icon(severity)}${name === "" ? "" : html`<span class="visually-hidden">${name}: </span>`}
  </span>`;
}
