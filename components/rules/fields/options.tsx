import { type ComboboxItem, type ComboboxParsedItem, Group, Text } from "@mantine/core";
import type { Choice } from "#components/rules/use-vocabulary.ts";

/** An option with its technical name beside its label, where they differ. */
export function withTechnicalName({ option }: { option: ComboboxItem }) {
  const isNamed = option.label.toLowerCase() !== option.value.toLowerCase() && option.value !== "*";
  return (
    <Group gap="sm" justify="space-between" wrap="nowrap" w="100%">
      <span>{option.label}</span>
      {isNamed && (
        <Text span size="xs" c="dimmed" ff="monospace" truncate>
          {option.value}
        </Text>
      )}
    </Group>
  );
}

/** Whether a choice is found: by label, technical name or synonym. */
export function isFound(choice: Choice, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  const words = [choice.label, choice.value, choice.value.replaceAll("_", " "), ...(choice.synonyms ?? [])];
  return words.some((word) => word.toLowerCase().includes(wanted));
}

/** The filter of a select over choices; `always` stays in whatever is searched for. */
export function optionsFilter(choices: readonly Choice[], always?: string) {
  const byValue = new Map(choices.map((choice) => [choice.value, choice]));
  return ({ options, search }: { options: ComboboxParsedItem[]; search: string }): ComboboxParsedItem[] =>
    options.filter((option) => {
      if (!("value" in option)) return false;
      const choice = byValue.get(String(option.value));
      if (String(option.value) === always) return true;
      return isFound(choice ?? { value: String(option.value), label: option.label }, search);
    });
}
