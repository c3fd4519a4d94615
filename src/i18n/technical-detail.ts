/** What Excel or the browser calls an error, within a sentence: their own often ends with a full stop, or is blank. */
export const technicalDetail = (code: string, message: string): string =>
  [code, message.trim().replace(/\.$/, "")].filter((text) => text !== "").join(": ");
