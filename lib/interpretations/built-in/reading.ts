import type { Choices } from "#lib/interpretations/built-in/choices.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";

export type Reading = {
  readonly setting: Setting;
  readonly choices: Choices;
  readonly textOf: (at: { from: number; to: number }) => string;
};
