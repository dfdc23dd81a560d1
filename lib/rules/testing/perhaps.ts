import fc from "fast-check";

/** Something with the given share, else nothing. */
export function perhaps<T>(something: fc.Arbitrary<T>, share: number): fc.Arbitrary<T | undefined> {
  const weight = Math.round(share * 100);
  return fc.oneof(
    { weight: 100 - weight, arbitrary: fc.constant(undefined) },
    { weight, arbitrary: something },
  );
}
