import { Anchor } from "@mantine/core";
import Link from "next/link";
import { Fragment } from "react";
import { useReaderLocale } from "#components/shell/use-reader-locale.ts";
import type { CustomerList } from "#lib/lists/schema.ts";
import { nameOf } from "#lib/segments/name-of.ts";

/** The segments that use a list, each a link to its page. */
export function UsedIn({ segments }: { segments: CustomerList["usedIn"] }) {
  const locale = useReaderLocale();
  if (segments.length === 0) return "–";
  return segments.map(({ key, ...segment }, index) => (
    <Fragment key={key}>
      {index > 0 && ", "}
      <Anchor component={Link} href={`/segments/${encodeURIComponent(key)}`}>
        {nameOf(segment, locale)}
      </Anchor>
    </Fragment>
  ));
}
