"use client";

import { useLocalStorage } from "@mantine/hooks";

/** Text that is being typed, kept in this browser until it is sent: neither a reload nor a lost connection takes it. */
export function useKeptText(key: string): [text: string, set: (text: string) => void, clear: () => void] {
  const [text, set, clear] = useLocalStorage({ key: `tideline.text.${key}`, defaultValue: "" });
  return [text, set, clear];
}
