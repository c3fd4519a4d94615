// The outer layer of what an add-in's page and Excel on the web say to each other: JSON texts
// through postMessage. Names as on the wire.

/** What the pane asks of the host. */
export interface PaneRequest {
  actionName: string;
  conversationId: string;
  correlationId: number;
  kind: "invoke" | "register" | "unregister";
  data: unknown;
}

const KINDS = ["invoke", "register", "unregister"] as const;

/** A value that has keys; arrays too. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Reads a message of the pane; undefined for anything that is not a request of this protocol. */
export function parsePaneRequest(text: unknown): PaneRequest | undefined {
  if (typeof text !== "string") return undefined;
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    // Other scripts of a page may post what they like.
    return undefined;
  }
  if (!isObject(message) || message._messageType !== 0) return undefined;
  const { _actionName, _conversationId, _correlationId, _actionType, _data } = message;
  const kind = typeof _actionType === "number" ? KINDS[_actionType] : undefined;
  if (
    typeof _actionName !== "string" ||
    typeof _conversationId !== "string" ||
    typeof _correlationId !== "number" ||
    kind === undefined
  ) {
    return undefined;
  }
  return {
    actionName: _actionName,
    conversationId: _conversationId,
    correlationId: _correlationId,
    kind,
    data: _data,
  };
}

/** An answer, or (with `event`) one more event for a registration. */
export function answerTo(
  request: PaneRequest,
  data: unknown,
  { event = false, errorCode = 0 } = {},
): string {
  return JSON.stringify({
    _messageType: 1,
    _actionName: request.actionName,
    _conversationId: request.conversationId,
    _correlationId: request.correlationId,
    _errorCode: errorCode,
    _responseType: event ? 1 : 0,
    _data: data,
  });
}
