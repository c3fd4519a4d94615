import { html, nothing, type TemplateResult } from "lit/html.js";
import { catalogue } from "../../catalogues";
import type { Actions } from "../../actions";
import type { PaneState } from "../../state";

/** The kinds that are read. */
const ACCEPT = ".xlsx,.xlsm,.xlsb,.xls,.ods,.csv";

/** The two things that are done with other files, each begun by choosing or dragging them. */
export function chooseFilesView(
  { language, files: { tooMany } }: PaneState,
  actions: Actions,
): TemplateResult {
  const { files } = catalogue(language);
  // A file dropped beside the two would be opened in place of the pane.
  const ignore = (event: DragEvent): void => event.preventDefault();
  return html`
    <section class="files" @dragover=${ignore} @drop=${ignore}>
      ${chooserView({
        id: "file-to-compare",
        heading: files.compareHeading,
        lead: files.compareLead,
        button: files.compare,
        many: false,
        remark: tooMany ? files.oneOnly : "",
        choose: (chosen) => actions.files({ kind: "compare", files: chosen }),
      })}
      ${chooserView({
        id: "files-to-consolidate",
        heading: files.consolidateHeading,
        lead: files.consolidateLead,
        button: files.consolidate,
        many: true,
        remark: "",
        choose: (chosen) => actions.files({ kind: "consolidate", files: chosen }),
      })}
      <p class="hint">${files.drop} ${files.kinds}</p>
    </section>
  `;
}

function chooserView(options: {
  readonly id: string;
  readonly heading: string;
  readonly lead: string;
  readonly button: string;
  readonly many: boolean;
  /** Why what was dragged there was not taken; "" for nothing. */
  readonly remark: string;
  readonly choose: (files: File[]) => void;
}): TemplateResult {
  const { id, heading, lead, button, many, remark, choose } = options;
  const take = (list: FileList | null | undefined): void => {
    const chosen = [...(list ?? [])];
    if (chosen.length > 0) choose(chosen);
  };
  const onChange = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement)) return;
    take(target.files);
    // So that the same file can be chosen again.
    target.value = "";
  };
  const over = (event: DragEvent, is: boolean): void => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLElement)
      event.currentTarget.classList.toggle("over", is);
  };
  return html`
    <div
      class="card chooser"
      @dragover=${(event: DragEvent) => over(event, true)}
      @dragleave=${(event: DragEvent) => over(event, false)}
      @drop=${(event: DragEvent) => {
        over(event, false);
        take(event.dataTransfer?.files);
      }}
    >
      <h2 class="section-title">${heading}</h2>
      <p class="chooser-lead" id=${`${id}-lead`}>${lead}</p>
      <label class="button file-button">
        <input
          id=${id}
          class="visually-hidden"
          type="file"
          accept=${ACCEPT}
          ?multiple=${many}
          aria-describedby=${`${id}-lead`}
          @change=${onChange}
        />
        <span>${button}</span>
      </label>
      ${remark === "" ? nothing : html`<p role="alert">${remark}</p>`}
    </div>
  `;
}
