import { HostError, invalidArgument } from "./errors";
import members from "./members.json";
import type { Wire, WireObject } from "./wire";

/** A scalar property; a missing `set` means read-only, a missing `get` write-only. */
export interface Property<T> {
  get?: (target: T) => Wire;
  set?: (target: T, value: Wire) => void;
}

/** What a member may answer: an object of the host, null (absent), a plain value, or nothing. */
export type Answer = HostObject | Wire | undefined;

/**
 * One class of Office.js as the host implements it. All names are wire names (Pascal case);
 * what is not here is not implemented and answers ApiNotFound.
 */
export interface ClassDefinition<T> {
  /** Keys that every answer carries ({Id: …}); see "Identity" in the protocol. */
  identity?: (target: T) => WireObject;
  properties?: Readonly<Record<string, Property<T>>>;
  navigation?: Readonly<Record<string, (target: T) => HostObject | null>>;
  methods?: Readonly<Record<string, (target: T, args: Arguments) => Answer>>;
  /** Of a collection: its items, and `getItem`. */
  items?: (target: T) => HostObject[];
  indexer?: (target: T, key: string | number) => HostObject;
  /** Called when the client keeps or releases a reference (ranges only). */
  keep?: (target: T) => string;
}

/** An object of the host that a client may hold: a class and what it stands for. */
export abstract class HostObject {
  abstract get className(): string;
  abstract identity(): WireObject;
  abstract scalarNames(): readonly string[];
  abstract navigationNames(): readonly string[];
  abstract isCollection(): boolean;
  abstract items(): HostObject[];
  abstract has(kind: "property" | "navigation", name: string): boolean;
  /** The name of a member that can be read as its class spells it ("showgridlines" → "ShowGridlines"). */
  abstract spelled(name: string): string | undefined;
  abstract get(name: string): Wire;
  abstract set(name: string, value: Wire): void;
  abstract navigate(name: string): HostObject | null;
  abstract invoke(name: string, args: Arguments): Answer;
  abstract index(key: Wire): HostObject;
  abstract keep(): string;
}

interface CatalogueEntry {
  scalars: string[];
  navigation: Record<string, string>;
  methods: string[];
}
const CATALOGUE: Readonly<Partial<Record<string, CatalogueEntry>>> = members;

function lowered<V>(
  table: Readonly<Record<string, V>> = {},
): Map<string, { name: string; value: V }> {
  return new Map(
    Object.entries(table).map(([name, value]) => [name.toLowerCase(), { name, value }]),
  );
}

function clientName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** An Office.js class implemented by the host. Member names are matched without regard to case. */
export class HostClass<T extends object> {
  private readonly properties;
  private readonly navigation;
  private readonly methods;
  private readonly targets = new WeakMap<HostObject, T>();
  /** Names of the properties that can be read. */
  readonly scalarNames: readonly string[];
  readonly navigationNames: readonly string[];

  constructor(
    readonly name: string,
    private readonly definition: ClassDefinition<T>,
  ) {
    this.properties = lowered(definition.properties);
    this.navigation = lowered(definition.navigation);
    this.methods = lowered(definition.methods);
    this.scalarNames = [...this.properties.values()]
      .filter(({ value }) => value.get)
      .map(({ name: spelled }) => spelled);
    this.navigationNames = [...this.navigation.values()].map(({ name: spelled }) => spelled);
  }

  /** The members implemented, by wire name, for the list in the documentation. */
  members(): { properties: string[]; navigation: string[]; methods: string[] } {
    const { properties = {}, navigation = {}, methods = {} } = this.definition;
    return {
      properties: Object.keys(properties),
      navigation: Object.keys(navigation),
      methods: Object.keys(methods),
    };
  }

  /** What an object of this class stands for; undefined for an object of another class. */
  targetOf(object: HostObject): T | undefined {
    return this.targets.get(object);
  }

  /** The object for a target. */
  of(target: T): HostObject {
    const object = new Instance(this, target);
    this.targets.set(object, target);
    return object;
  }

  /** Why a member cannot be used: known to Excel but not to the host, or to neither. */
  missing(name: string): HostError {
    const entry = CATALOGUE[this.name];
    const known =
      entry &&
      [...entry.scalars, ...Object.keys(entry.navigation), ...entry.methods].some(
        (each) => each.toLowerCase() === name.toLowerCase(),
      );
    const member = `${this.name}.${clientName(name)}`;
    if (known) {
      return new HostError("ApiNotFound", `${member} is not implemented by the embedded Excel.`, {
        location: member,
      });
    }
    const error = invalidArgument(`${this.name} has no member "${name}"`);
    error.location = member;
    return error;
  }

  /** Runs a member; an error that says nothing of its place gets the member's name. */
  private located<R>(name: string, run: () => R): R {
    try {
      return run();
    } catch (error) {
      if (error instanceof HostError) error.location ??= `${this.name}.${clientName(name)}`;
      throw error;
    }
  }

  identity(target: T): WireObject {
    return this.definition.identity?.(target) ?? {};
  }

  isCollection(): boolean {
    return this.definition.items !== undefined;
  }

  items(target: T): HostObject[] {
    return this.definition.items?.(target) ?? [];
  }

  has(kind: "property" | "navigation", name: string): boolean {
    return (kind === "property" ? this.properties : this.navigation).has(name.toLowerCase());
  }

  spelled(name: string): string | undefined {
    const wanted = name.toLowerCase();
    const property = this.properties.get(wanted);
    return property?.value.get ? property.name : this.navigation.get(wanted)?.name;
  }

  get(target: T, name: string): Wire {
    const get = this.properties.get(name.toLowerCase())?.value.get;
    if (!get) throw this.missing(name);
    return this.located(name, () => get(target));
  }

  set(target: T, name: string, value: Wire): void {
    const set = this.properties.get(name.toLowerCase())?.value.set;
    if (!set) throw this.missing(name);
    this.located(name, () => {
      set(target, value);
    });
  }

  navigate(target: T, name: string): HostObject | null {
    const step = this.navigation.get(name.toLowerCase())?.value;
    if (!step) throw this.missing(name);
    return this.located(name, () => step(target));
  }

  invoke(target: T, name: string, args: Arguments): Answer {
    const method = this.methods.get(name.toLowerCase())?.value;
    if (!method) throw this.missing(name);
    return this.located(name, () => method(target, args));
  }

  index(target: T, key: Wire): HostObject {
    const { indexer } = this.definition;
    if (!indexer) throw this.missing("getItem");
    if (typeof key !== "string" && typeof key !== "number") throw invalidArgument("key");
    return this.located("getItem", () => indexer(target, key));
  }

  keep(target: T): string {
    if (!this.definition.keep) throw this.missing("_KeepReference");
    return this.definition.keep(target);
  }
}

/** The object for one target of a class. One JavaScript class for all of them: there are thousands in a batch. */
class Instance<T extends object> extends HostObject {
  constructor(
    private readonly of: HostClass<T>,
    private readonly target: T,
  ) {
    super();
  }

  get className(): string {
    return this.of.name;
  }
  identity(): WireObject {
    return this.of.identity(this.target);
  }
  scalarNames(): readonly string[] {
    return this.of.scalarNames;
  }
  navigationNames(): readonly string[] {
    return this.of.navigationNames;
  }
  isCollection(): boolean {
    return this.of.isCollection();
  }
  items(): HostObject[] {
    return this.of.items(this.target);
  }
  has(kind: "property" | "navigation", name: string): boolean {
    return this.of.has(kind, name);
  }
  spelled(name: string): string | undefined {
    return this.of.spelled(name);
  }
  get(name: string): Wire {
    return this.of.get(this.target, name);
  }
  set(name: string, value: Wire): void {
    this.of.set(this.target, name, value);
  }
  navigate(name: string): HostObject | null {
    return this.of.navigate(this.target, name);
  }
  invoke(name: string, args: Arguments): Answer {
    return this.of.invoke(this.target, name, args);
  }
  index(key: Wire): HostObject {
    return this.of.index(this.target, key);
  }
  keep(): string {
    return this.of.keep(this.target);
  }
}

/** The arguments of a call, read by type; absent ones are null on the wire. */
export class Arguments {
  constructor(private readonly values: readonly (Wire | HostObject)[]) {}

  private at(index: number): Wire | HostObject {
    return this.values[index] ?? null;
  }

  /** Any plain value. */
  wire(index: number): Wire {
    const value = this.at(index);
    if (value instanceof HostObject) throw invalidArgument(`argument ${index + 1}`);
    return value;
  }

  string(index: number): string {
    const value = this.at(index);
    if (typeof value !== "string") throw invalidArgument(`argument ${index + 1} must be text`);
    return value;
  }

  optionalString(index: number): string | undefined {
    return this.at(index) === null ? undefined : this.string(index);
  }

  key(index: number): string | number {
    const value = this.at(index);
    if (typeof value !== "string" && typeof value !== "number") {
      throw invalidArgument(`argument ${index + 1} must be a key`);
    }
    return value;
  }

  integer(index: number): number {
    const value = this.at(index);
    if (typeof value !== "number" || !Number.isInteger(value)) {
      throw invalidArgument(`argument ${index + 1} must be a whole number`);
    }
    return value;
  }

  optionalInteger(index: number): number | undefined {
    return this.at(index) === null ? undefined : this.integer(index);
  }

  boolean(index: number): boolean {
    const value = this.at(index);
    return value === true;
  }

  /** The argument as it is. */
  wireOrObject(index: number): Wire | HostObject {
    return this.at(index);
  }

  /** An object of the host, or undefined when the argument is a plain value. */
  object(index: number): HostObject | undefined {
    const value = this.at(index);
    return value instanceof HostObject ? value : undefined;
  }
}

/** A value set on a property, as text. @throws HostError InvalidArgument */
export function asString(value: Wire): string {
  if (typeof value !== "string") throw invalidArgument("text expected");
  return value;
}

/** A value set on a property, as a finite number. @throws HostError InvalidArgument */
export function asNumber(value: Wire): number {
  if (typeof value !== "number" || !Number.isFinite(value))
    throw invalidArgument("number expected");
  return value;
}

/** A value set on a property, as a logical value. @throws HostError InvalidArgument */
export function asBoolean(value: Wire): boolean {
  if (typeof value !== "boolean") throw invalidArgument("boolean expected");
  return value;
}

/** One of the words of an enumeration. @throws HostError InvalidArgument */
export function asOneOf<W extends string>(value: Wire, words: readonly W[]): W {
  const word = words.find((each) => each === value);
  if (word === undefined) throw invalidArgument(`one of ${words.join(", ")} expected`);
  return word;
}
