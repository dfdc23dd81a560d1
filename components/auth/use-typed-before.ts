import type { UseFormReturnType } from "@mantine/form";
import { useEffect, useState } from "react";

/**
 * A page can be typed into, and filled by a password manager, before its script runs. This takes over what stands in
 * the named fields by then. False until it has: a form sent earlier would be sent by the browser, and come back empty.
 */
export function useTypedBefore<Field extends string>(
  form: UseFormReturnType<Record<Field, string>>,
  fields: readonly Field[],
): boolean {
  const [isReady, setReady] = useState(false);
  // Once, as soon as the script runs: afterwards the form knows what is typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form's functions are new each time
  useEffect(() => {
    for (const field of fields) {
      const typed = form.getInputNode(field);
      if (typed instanceof HTMLInputElement && typed.value !== "")
        form.setFieldValue(field, typed.value as never, { forceUpdate: false });
    }
    setReady(true);
  }, []);
  return isReady;
}
