import { html, type TemplateResult } from "lit/html.js";

/**
 * Cuadra's mark, as in assets/icons/cuadra.svg. Drawn in the page: a picture would be asked for and decoded while the
 * first frame is made and Office.js is on its way (measured: test/bench/README.md).
 */
export function markView(): TemplateResult {
  return html`
    <svg class="mark" width="48" height="48" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1" y="1" width="30" height="30" rx="5" fill="#0b6a5b"></rect>
      <path d="M1 9V6a5 5 0 0 1 5-5h20a5 5 0 0 1 5 5v3z" fill="#064a40"></path>
      <path d="M1 16.5h30M1 23.5h30M10.5 9v22M21.5 9v22" stroke="#3f9686" fill="none"></path>
      <path
        d="M7.5 18l6.5 6.5L25.5 12"
        stroke="#fff"
        stroke-width="4"
        stroke-linecap="round"
        stroke-linejoin="round"
        fill="none"
      ></path>
    </svg>
  `;
}
