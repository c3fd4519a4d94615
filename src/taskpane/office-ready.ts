import { CuadraError } from "../poi/error";

/**
 * Waits for Office.js, which is loaded beside our own code, and for its host.
 * @returns null where there is none: a page opened in a plain browser
 * @throws CuadraError "office-js-not-loaded"
 */
export async function officeReady(): Promise<Office.HostType | null> {
  await scriptLoaded();
  const { host } = (await Office.onReady()) as { readonly host: Office.HostType | null };
  return host;
}

async function scriptLoaded(): Promise<void> {
  if (isLoaded()) return;
  const script = document.querySelector<HTMLScriptElement>('script[src$="/office.js"]');
  // The page's own load event waits for it and comes also where it failed, perhaps before we were here to hear it.
  if (script && document.readyState !== "complete") {
    await new Promise((resolve) => {
      script.addEventListener("load", resolve);
      script.addEventListener("error", resolve);
      window.addEventListener("load", resolve);
    });
  }
  if (!isLoaded()) throw new CuadraError("office-js-not-loaded", {});
}

const isLoaded = (): boolean => "Office" in globalThis;
