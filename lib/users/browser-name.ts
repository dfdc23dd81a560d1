const browsers = [
  { name: "Edge", mark: /Edg(?:e|A|iOS)?\// },
  { name: "Opera", mark: /OPR\// },
  { name: "Firefox", mark: /(?:Firefox|FxiOS)\// },
  { name: "Chrome", mark: /(?:Chrome|CriOS)\// },
  { name: "Safari", mark: /Safari\// },
];
const systems = [
  { name: "iOS", mark: /iPhone|iPad/ },
  { name: "Android", mark: /Android/ },
  { name: "Windows", mark: /Windows/ },
  { name: "macOS", mark: /Macintosh/ },
  { name: "Linux", mark: /Linux/ },
];

/** "Firefox, Windows": enough to know one's own browser again. Order matters: most pretend to be others as well. */
export function browserName(userAgent: string | null): string | undefined {
  if (!userAgent) return undefined;
  const browser = browsers.find(({ mark }) => mark.test(userAgent))?.name;
  const system = systems.find(({ mark }) => mark.test(userAgent))?.name;
  const known = [browser, system].filter(Boolean);
  return known.length > 0 ? known.join(", ") : undefined;
}
