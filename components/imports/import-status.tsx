import { useTranslations } from "next-intl";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import type { Import } from "#lib/imports/schema.ts";

const tones: Readonly<Record<Import["status"], Tone>> = {
  uploaded: "moving",
  running: "moving",
  paused: "moving",
  done: "steady",
  failed: "act",
  undoing: "moving",
  undone: "steady",
};

export function ImportStatus({ status }: { status: Import["status"] }) {
  const t = useTranslations("imports.status");
  return <StateMark tone={tones[status]} word={t(status)} />;
}
