"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";

export type NumberFieldProps = {
  label: string;
  value: number;
  onChange: (value: number) => void;
  isWhole?: boolean;
  min?: number;
  max?: number;
  /** Shows and takes a share as a percentage. */
  isShare?: boolean;
  unit?: ReactNode;
  autoFocus?: boolean;
};

/** A number that is taken over with every keystroke that makes one; what is typed stays as it is typed. */
export function NumberField({ label, value, onChange, unit, autoFocus, ...bounds }: NumberFieldProps) {
  const t = useTranslations("rules");
  const { isShare = false } = bounds;
  const [text, setText] = useState(() => toText(value, isShare));
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (toNumber(text, isShare) !== value) setText(toText(value, isShare));
  }
  const problem = problemOf(text, bounds);
  return (
    <TextInput
      label={label}
      value={text}
      inputMode="decimal"
      rightSection={unit}
      rightSectionWidth={unit ? 44 : undefined}
      rightSectionPointerEvents="none"
      error={problem && t(`number.${problem.kind}`, { bound: problem.bound })}
      data-autofocus={autoFocus || undefined}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        const number = toNumber(next, isShare);
        if (number !== undefined && !problemOf(next, bounds) && number !== value) {
          setKnown(number);
          onChange(number);
        }
      }}
    />
  );
}

type Bounds = Pick<NumberFieldProps, "isWhole" | "min" | "max" | "isShare">;
type Problem = { readonly kind: "none" | "whole" | "tooLow" | "tooHigh"; readonly bound: number };

/** What rules can hold. */
const MOST = 1e14;

function problemOf(
  text: string,
  { isWhole, min = -MOST, max = MOST, isShare = false }: Bounds,
): Problem | undefined {
  const number = toNumber(text, isShare);
  if (number === undefined) return { kind: "none", bound: 0 };
  if (isWhole && !Number.isInteger(number)) return { kind: "whole", bound: 0 };
  if (number < min) return { kind: "tooLow", bound: min };
  return number > max ? { kind: "tooHigh", bound: max } : undefined;
}

/** "1,000.5", "12,5" and "12.5" are numbers; a lone comma is a decimal point unless three digits follow. */
function toNumber(typed: string, isShare: boolean): number | undefined {
  const text = typed.replaceAll(/[\s\u202f]/g, "").replace("\u2212", "-");
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text.replace(",", ".");
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  const number = Number(plain);
  return isShare ? Number((number / 100).toPrecision(12)) : number;
}

function toText(value: number, isShare: boolean): string {
  if (!Number.isFinite(value)) return "";
  return String(isShare ? Number((value * 100).toPrecision(12)) : value);
}
