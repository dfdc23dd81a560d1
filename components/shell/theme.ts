import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** Deep teal: the one accent. White on shades 7 and 6 meets AA, and so do 7 on white and 3 on the dark ground. */
const teal: MantineColorsTuple = [
  "#e9f5f4",
  "#d2e9e7",
  "#a5d3d0",
  "#74bbb6",
  "#4fa7a1",
  "#2f918b",
  "#1c7b76",
  "#0f6662",
  "#0b524f",
  "#083f3d",
];
/** Neutral grays with a trace of blue. */
const gray: MantineColorsTuple = [
  "#f7f9fb",
  "#eff2f6",
  "#e3e8ee",
  "#d3dae3",
  "#b6c0cc",
  "#8e9aa9",
  "#667384",
  "#4b5767",
  "#333d4b",
  "#1f2733",
];
const dark: MantineColorsTuple = [
  "#d7dde5",
  "#b3bcc8",
  "#94a0af",
  "#657182",
  "#3d4857",
  "#2c3542",
  "#1f2731",
  "#151b23",
  "#10151c",
  "#0b0f14",
];
const amber: MantineColorsTuple = [
  "#fdf5e6",
  "#f9e8c8",
  "#f1d196",
  "#e8b85f",
  "#dfa234",
  "#c48514",
  "#a36b0a",
  "#845406",
  "#664004",
  "#4b2f02",
];
const rust: MantineColorsTuple = [
  "#fcefea",
  "#f7dbd0",
  "#eeb7a2",
  "#e49172",
  "#da704a",
  "#c6562d",
  "#ab4420",
  "#8c3619",
  "#6e2a13",
  "#521e0d",
];
const red: MantineColorsTuple = [
  "#fdeeee",
  "#f9d8d8",
  "#f0b0b0",
  "#e88686",
  "#df6161",
  "#cd4141",
  "#b32d2d",
  "#932323",
  "#731b1b",
  "#551313",
];

const chineseFaces = '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC"';

/** The look: four sizes, two weights, a 4-pixel grid, hairlines, no shadows but on what floats. */
export const theme = createTheme({
  colors: { teal, gray, dark, amber, rust, red },
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: "#1a212b",
  fontFamily: `var(--font-geist-sans), ${chineseFaces}, system-ui, sans-serif`,
  fontFamilyMonospace: `var(--font-geist-mono), ${chineseFaces}, ui-monospace, monospace`,
  fontSizes: { xs: "12px", sm: "14px", md: "14px", lg: "16px", xl: "22px" },
  fontWeights: { regular: "400", medium: "600", bold: "600" },
  lineHeights: { xs: "1.4", sm: "1.5", md: "1.5", lg: "1.5", xl: "1.3" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  radius: { xs: "3px", sm: "5px", md: "6px", lg: "8px", xl: "12px" },
  defaultRadius: "sm",
  respectReducedMotion: true,
  headings: {
    fontFamily: `var(--font-geist-sans), ${chineseFaces}, system-ui, sans-serif`,
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "22px", lineHeight: "1.3" },
      h2: { fontSize: "16px", lineHeight: "1.5" },
      h3: { fontSize: "14px", lineHeight: "1.5" },
      h4: { fontSize: "14px", lineHeight: "1.5" },
      h5: { fontSize: "12px", lineHeight: "1.4" },
      h6: { fontSize: "12px", lineHeight: "1.4" },
    },
  },
  components: {
    Button: { defaultProps: { size: "sm" } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false, transitionProps: { duration: 100 } } },
    Modal: {
      styles: { title: { fontSize: "16px", fontWeight: 600 } },
      defaultProps: { centered: true, transitionProps: { duration: 120 }, overlayProps: { opacity: 0.4 } },
    },
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: "md" } },
    Anchor: { defaultProps: { underline: "hover" } },
    Badge: { defaultProps: { variant: "light", radius: "sm", tt: "none", fw: 600 } },
    Card: { defaultProps: { withBorder: true, shadow: undefined, padding: "lg", radius: "md" } },
  },
});
