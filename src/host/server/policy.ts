/**
 * The Content-Security-Policy of the host page. WebAssembly is allowed here, for the calculation
 * engine, and nowhere in the add-in; script from text is allowed in neither.
 * @param addInOrigin where the pane and its icons come from.
 */
export function hostPagePolicy(addInOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    // The grid component writes the little CSS it needs into style elements.
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${addInOrigin}`,
    "connect-src 'self'",
    `frame-src ${addInOrigin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** What the add-in's files are served with, besides the policy that is in its page already. */
export function addInPolicy(pageOrigin: string): string {
  return `frame-ancestors ${pageOrigin}`;
}
