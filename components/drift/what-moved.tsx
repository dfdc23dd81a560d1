"use client";

import { Anchor, Text } from "@mantine/core";
import Link from "next/link";
import { useMovementWords } from "#components/drift/use-movement-words.ts";
import type { SegmentMovement } from "#lib/drift/schema.ts";
import classes from "./drift.module.css";

/** What moved, in sentences; those that show in a condition lead to it. */
export function WhatMoved({ movement }: { movement: SegmentMovement }) {
  const words = useMovementWords();
  return (
    <Text size="sm" component="div">
      {words(movement).map(({ text, href }) => (
        <div key={text} className={classes.said}>
          {href === undefined ? (
            text
          ) : (
            <Anchor component={Link} href={href}>
              {text}
            </Anchor>
          )}
        </div>
      ))}
    </Text>
  );
}
