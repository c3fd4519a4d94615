/** Waits for Office.js, which is loaded beside our own code, and for its host. */
export async function officeReady(): Promise<Office.HostType> {
  await scriptLoaded();
  const { host } = await Office.onReady();
  return host;
}

function scriptLoaded(): Promise<void> {
  if ("Office" in globalThis) return Promise.resolve();
  const script = document.querySelector<HTMLScriptElement>('script[src$="/office.js"]');
  return new Promise((resolve, reject) => {
    script?.addEventListener("load", () => resolve());
    script?.addEventListener("error", () => reject(new Error("office.js did not load")));
  });
}

/**
 * The display language that the host names in the pane's address or frame before Office.js arrives, so that the
 * first frame speaks it: fields of "host$platform$version$locale$…", the same that Office.js itself reads.
 */
export function localeHint(): string {
  const info = /_host_Info=([^&#]+)/.exec(location.href)?.[1] ?? window.name;
  return /\$([a-z]{2,3}-[A-Za-z-]{2,})\$/.exec(decodeURIComponent(info))?.[1] ?? navigator.language;
}
