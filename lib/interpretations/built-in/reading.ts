import type { Choices } from "#lib/interpretations/built-in/choices.ts";
import type { Setting } from "#lib/interpretations/built-in/setting.ts";

export type Reading = {
  readonly setting: Setting;
  readonly choices: Choices;
  /** As it was typed. */
  readonly textOf: (at: { from: number; to: number }) => string;
  /** As it is read, the turns of phrase put plainly. */
  readonly readAs: (at: { from: number; to: number }) => string;
};
