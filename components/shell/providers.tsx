"use client";

import { localStorageColorSchemeManager, MantineProvider, mergeThemeOverrides } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { z } from "zod";
import { FormatProvider } from "#components/shell/format-provider.tsx";
import { theme } from "#components/shell/theme.ts";
import type { FormatSettings } from "#lib/i18n/format.ts";

// Zod would try `new Function` for speed, which the content security policy reports as a violation.
z.config({ jitless: true });

const colorSchemeManager = localStorageColorSchemeManager({ key: "tideline.scheme" });

declare global {
  var __webpack_nonce__: string | undefined;
}

export function Providers(props: { nonce: string; format: FormatSettings; children: ReactNode }) {
  // The policy of the document is that of its first load: a later render brings another nonce, which must not be used.
  const [nonce] = useState(props.nonce);
  const [queryClient] = useState(newQueryClient);
  const t = useTranslations("ui");
  const close = t("close");
  // Every cross that closes something has a name, also those inside the library's own parts.
  const worded = useMemo(
    () =>
      mergeThemeOverrides(theme, { components: { CloseButton: { defaultProps: { "aria-label": close } } } }),
    [close],
  );
  if (typeof window !== "undefined") globalThis.__webpack_nonce__ = nonce;

  return (
    <MantineProvider
      theme={worded}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <FormatProvider settings={props.format}>
          <Notifications position="bottom-right" autoClose={6000} transitionDuration={120} />
          {props.children}
        </FormatProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 10_000, retry: 1, refetchOnWindowFocus: true } },
  });
}
