import { CuadraError } from "../poi/error";

/** A part of the pane that is loaded when it is first asked for. Where it did not arrive, asking again tries again. */
export class Late<Part> {
  private loading: Promise<Part> | undefined;
  private part: Part | undefined;

  /** @param load brings the part: a dynamic import, and what is made of its module */
  constructor(private readonly load: () => Promise<Part>) {}

  /** The part, once it is there. */
  get arrived(): Part | undefined {
    return this.part;
  }

  /** @throws CuadraError "part-not-loaded" where its script did not come: no connection, or a newer Cuadra on the server */
  get(): Promise<Part> {
    this.loading ??= this.bring();
    return this.loading;
  }

  /** Has it brought before it is needed. That it did not arrive is told where it is asked for. */
  async ahead(): Promise<void> {
    await this.get().then(
      () => undefined,
      () => undefined,
    );
  }

  private async bring(): Promise<Part> {
    try {
      return (this.part = await this.load());
    } catch (error) {
      this.loading = undefined;
      throw error instanceof CuadraError
        ? error
        : new CuadraError("part-not-loaded", {}, { cause: error });
    }
  }
}
