import type { EmbeddedExcel } from "../embeddedExcel";
import { frameName, type AppOptions } from "../web/appContext";
import { OfficeHost, type Shell } from "../web/officeHost";
import { element } from "./element";

const NO_ANSWER_MS = 8000;

/** The add-in's page in its iframe, with the host that answers it. */
export interface Pane {
  readonly frame: HTMLIFrameElement;
  readonly host: OfficeHost;
  close(): void;
}

/**
 * Loads the add-in's page into an iframe and answers it. Only messages from that window and that
 * origin are taken, and answers go to that origin only.
 * @param silent called when the page says nothing for some seconds after it was loaded.
 */
export function openPane(
  container: HTMLElement,
  excel: EmbeddedExcel,
  url: string,
  options: AppOptions,
  shell: Shell,
  silent: () => void,
): Pane {
  const origin = new URL(url).origin;
  const frame = element("iframe", {
    name: frameName(options),
    title: container.getAttribute("aria-label") ?? "",
    sandbox:
      "allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads",
  });
  const host = new OfficeHost(excel, options, shell, (text) => {
    frame.contentWindow?.postMessage(text, origin);
  });
  let spoke = false;
  const listen = (event: MessageEvent): void => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    spoke = true;
    void host.receive(event.data);
  };
  window.addEventListener("message", listen);
  frame.src = url;
  container.replaceChildren(frame);
  const timer = setTimeout(() => {
    if (!spoke) silent();
  }, NO_ANSWER_MS);
  return {
    frame,
    host,
    close() {
      clearTimeout(timer);
      window.removeEventListener("message", listen);
      frame.remove();
    },
  };
}
