/**
 * What Segment's browser client asks for before it sends anything (`cdnURL`/v1/projects/<key>/settings): that its one
 * destination is Tideline, at the address at which it asked. Nothing else is loaded, and no metrics are sent.
 */
export function clientSettings(writeKey: string, base: URL) {
  return {
    integrations: {
      "Segment.io": {
        apiKey: writeKey,
        apiHost: `${base.host}/v1`,
        protocol: base.protocol.replace(":", ""),
        versionSettings: { version: "4.4.7", componentTypes: ["browser"] },
        type: "browser",
        bundlingStatus: "bundled",
      },
    },
    plan: {
      track: { __default: { enabled: true, integrations: {} } },
      identify: { __default: { enabled: true } },
      group: { __default: { enabled: true } },
    },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}

/** The address at which a client reaches us: as configured, else as a proxy says, else as it asked. */
export function baseUrlOf(request: Request, configured: string | undefined): URL {
  if (configured !== undefined) return new URL(configured);
  const asked = new URL(request.url);
  const host = firstOf(request.headers.get("x-forwarded-host")) ?? request.headers.get("host") ?? asked.host;
  const protocol = firstOf(request.headers.get("x-forwarded-proto")) ?? asked.protocol.replace(":", "");
  const candidate = `${protocol === "https" ? "https" : "http"}://${host}`;
  return URL.canParse(candidate) ? new URL(candidate) : asked;
}

function firstOf(header: string | null): string | undefined {
  return header?.split(",")[0]?.trim() || undefined;
}
