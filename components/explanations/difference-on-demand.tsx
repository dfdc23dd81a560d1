"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { type Explainable, Explained } from "#components/explanations/explained.tsx";

type Props = { of: Extract<Explainable, { kind: "difference" | "change" }>; label: string };

/** In what two groups of customers differ, computed once somebody wants to know. */
export function DifferenceOnDemand({ of, label }: Props) {
  const t = useTranslations("explanations");
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={toggle}
        aria-expanded={isOpen}
        mb={isOpen ? "sm" : 0}
      >
        {isOpen ? t("hideDifference") : label}
      </Button>
      {isOpen && <Explained of={of} />}
    </div>
  );
}
