import type { Option } from "#lib/interpretations/built-in/choices.ts";
import { type Setting, say } from "#lib/interpretations/built-in/setting.ts";

export function bottomOption(value: number, setting: Setting): Option<number> {
  return { label: say(setting, `the bottom ${value} %`, `后${value}%`), value };
}

export function topOption(value: number, setting: Setting): Option<number> {
  return { label: say(setting, `the top ${value} %`, `前${value}%`), value };
}
