"use client";

import { PageErrorFace } from "#components/shell/page-error-face.tsx";

export default function WorkspaceError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <PageErrorFace reference={error.digest} onRetry={reset} />;
}
