import {
  array,
  fallback,
  type GenericSchema,
  type InferOutput,
  pipe,
  safeParse,
  transform,
  unknown,
} from "valibot";

/** The schema of a list that anyone may have written: items that make no sense are left out. */
export function soundItems<Item extends GenericSchema>(item: Item) {
  return fallback(
    pipe(
      array(unknown()),
      transform((items) =>
        items.flatMap((each): InferOutput<Item>[] => {
          const parsed = safeParse(item, each);
          return parsed.success ? [parsed.output] : [];
        }),
      ),
    ),
    [],
  );
}
