"use client";

import { Combobox, Text, useCombobox, VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";
import {
  type ChangeEvent,
  type CompositionEvent,
  type KeyboardEvent,
  type ReactElement,
  type SyntheticEvent,
  useId,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { useSuggestions } from "#components/interpretations/use-suggestions.ts";
import type { Suggestion } from "#lib/interpretations/built-in/suggest.ts";
import { take } from "#lib/interpretations/suggested.ts";
import classes from "./interpretations.module.css";

type Field = HTMLInputElement | HTMLTextAreaElement;

type Props = {
  onType: (text: string) => void;
  /** A key that no suggestion takes for itself. */
  onKeyDown?: (event: KeyboardEvent<Field>) => void;
  /** The field, with these properties. */
  children: (props: FieldProps) => ReactElement;
};

type FieldProps = {
  onChange: (event: ChangeEvent<Field>) => void;
  onCompositionEnd: (event: CompositionEvent<Field>) => void;
  onSelect: (event: SyntheticEvent<Field>) => void;
  onBlur: () => void;
  onKeyDown: (event: KeyboardEvent<Field>) => void;
  autoComplete: "off";
  "aria-autocomplete": "list";
  "aria-haspopup": "listbox";
  "aria-controls": string | undefined;
  "aria-activedescendant": string | undefined;
};

/**
 * A field under which words are suggested while one types. Arrows choose, Enter or Tab takes what is chosen, Escape closes;
 * until one is chosen the keys do what they always do.
 */
export function Suggesting({ onType, onKeyDown, children }: Props) {
  const t = useTranslations("interpretations.suggestions");
  const id = useId();
  const { now, suggestions, type, close } = useSuggestions();
  const [chosenText, setChosenText] = useState<string>();
  // By its words: a list that changes meanwhile does not put another one under the key.
  const chosen = suggestions.findIndex(({ text }) => text === chosenText);
  const isOpen = suggestions.length > 0;
  const combobox = useCombobox({ opened: isOpen });
  const idOf = (index: number) => `${id}${index}`;

  function leave() {
    setChosenText(undefined);
    close();
  }

  function suggestFor({ value, selectionStart }: Field) {
    setChosenText(undefined);
    type({ text: value, cursor: selectionStart ?? value.length });
  }

  function put(suggestion: Suggestion | undefined) {
    if (!now || !suggestion) return;
    const taken = take(now, suggestion);
    flushSync(() => {
      leave();
      onType(taken.text);
    });
    const field = combobox.targetRef.current;
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
      field.setSelectionRange(taken.cursor, taken.cursor);
    }
  }

  function press(event: KeyboardEvent<Field>) {
    if (event.nativeEvent.isComposing) return;
    const isTaken = isOpen && !event.shiftKey && pressOpen(event.key);
    if (isTaken) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.key === "Enter") leave();
    onKeyDown?.(event);
  }

  /** Whether the open list has a use for the key. Up from the first and down from the last leads back to the text. */
  function pressOpen(key: string): boolean {
    const places = suggestions.length + 1;
    if (key === "ArrowDown") setChosenText(suggestions[((chosen + 2) % places) - 1]?.text);
    else if (key === "ArrowUp") setChosenText(suggestions[((chosen + places) % places) - 1]?.text);
    else if (key === "Escape") leave();
    else if ((key === "Enter" || key === "Tab") && chosen >= 0) put(suggestions[chosen]);
    else return false;
    return true;
  }

  return (
    <>
      <Combobox
        store={combobox}
        position="bottom-start"
        shadow="md"
        onOptionSubmit={(index) => put(suggestions[Number(index)])}
      >
        <Combobox.Target withAriaAttributes={false} withKeyboardNavigation={false}>
          {children({
            onChange: (event) => {
              onType(event.currentTarget.value);
              const isComposing =
                "isComposing" in event.nativeEvent && event.nativeEvent.isComposing === true;
              if (isComposing) leave();
              else suggestFor(event.currentTarget);
            },
            onCompositionEnd: (event) => suggestFor(event.currentTarget),
            onSelect: ({ currentTarget }) => {
              if (now && currentTarget.selectionStart !== now.cursor) leave();
            },
            onBlur: leave,
            onKeyDown: press,
            autoComplete: "off",
            "aria-autocomplete": "list",
            "aria-haspopup": "listbox",
            "aria-controls": isOpen ? id : undefined,
            "aria-activedescendant": isOpen && chosen >= 0 ? idOf(chosen) : undefined,
          })}
        </Combobox.Target>
        <Combobox.Dropdown maw={560}>
          <Combobox.Options id={id} aria-label={t("label")}>
            {suggestions.map(({ text, kind, meaning }, index) => (
              <Combobox.Option
                key={text}
                id={idOf(index)}
                value={String(index)}
                className={classes.suggestion}
                selected={index === chosen}
                aria-selected={index === chosen}
              >
                <span className={classes.choiceHead}>
                  <span>{text}</span>
                  <Text span size="xs" c="dimmed">
                    {t(`kind.${kind}`)}
                  </Text>
                </span>
                <Text size="xs" c="dimmed">
                  {meaning}
                </Text>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <VisuallyHidden role="status">{now && t("count", { count: suggestions.length })}</VisuallyHidden>
    </>
  );
}
