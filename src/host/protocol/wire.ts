/** A value as it travels in a request or a response. */
export type Wire = null | boolean | number | string | Wire[] | WireObject;
export interface WireObject {
  [key: string]: Wire;
}

/** Kinds of actions (the client's ActionType). */
export const ActionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

/** Kinds of object paths (the client's ObjectPathType). */
export const PathType = {
  globalObject: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

/** One step of a request. What follows bears the client's names: it is its JSON as it travels. */
export interface Action {
  Id: number;
  ActionType: number;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: QueryInfo;
  ObjectState?: WireObject;
}

export interface ArgumentInfo {
  Arguments?: Wire[];
  ReferencedObjectPathIds?: Wire[];
}

/** How an object of the request is come by. */
export interface ObjectPath {
  Id: number;
  ObjectPathType: number;
  Name: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: ArgumentInfo;
}

export interface QueryInfo {
  Select?: string[];
  Expand?: string[];
  Top?: number;
  Skip?: number;
}

export interface RequestBody {
  Actions: Action[];
  ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface WireError {
  Code: string;
  Message: string;
  Location?: string;
  ActionIndex?: number;
  HttpStatusCode?: number;
}

export interface ResponseBody {
  Results: { ActionId: number; Value: Wire }[];
  TraceIds: number[];
  Error?: WireError;
}

function isWire(value: unknown): value is Wire {
  return value === null || ["string", "number", "boolean", "object"].includes(typeof value);
}

/** A value from JSON text: JSON holds nothing but wire values. */
export function parseWire(json: string): Wire {
  const value: unknown = JSON.parse(json);
  return isWire(value) ? value : null;
}

/** Whether a value from JSON is an object, and no list. */
export function isWireObject(value: unknown): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Checks that a parsed message is a request body.
 * @throws TypeError when the client speaks something else.
 */
export function parseRequestBody(message: unknown): RequestBody {
  if (isRequestBody(message)) return message;
  throw new TypeError("not a RichApi request body");
}

function isRequestBody(message: unknown): message is RequestBody {
  return (
    typeof message === "object" &&
    message !== null &&
    "Actions" in message &&
    Array.isArray(message.Actions) &&
    "ObjectPaths" in message &&
    typeof message.ObjectPaths === "object" &&
    message.ObjectPaths !== null
  );
}
