import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import classes from "./ui.module.css";

/** Holds the place of rows to come; visible only when they take longer than 200 ms. */
export function SkeletonRows({ rows = 8, label }: { rows?: number; label: string }) {
  const keys = Array.from({ length: rows }, (_, index) => index);
  return (
    <Stack gap={12} p="md" className={classes.late} role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {keys.map((key) => (
        <Skeleton key={key} height={12} width={`${92 - ((key * 17) % 40)}%`} animate={false} />
      ))}
    </Stack>
  );
}
