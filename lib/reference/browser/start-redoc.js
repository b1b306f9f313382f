// Starts Redoc. A file of its own, because the page's policy lets no inline script run.
/* global Redoc */

const root = document.getElementById("reference");
const isDark = document.documentElement.classList.contains("dark");
const SANS =
  'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif';
const MONO = 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace';

const LIGHT = {
  text: "#24292c",
  muted: "#667074",
  accent: "#1b6166",
  paper: "#fdfdfb",
  side: "#f6f6f2",
  line: "#dfe0da",
};
const DARK = {
  text: "#e8ecea",
  muted: "#a3adae",
  accent: "#7ccac6",
  paper: "#171c1e",
  side: "#121719",
  line: "#31383b",
};
const { text, muted, accent, paper, side, line } = isDark ? DARK : LIGHT;

const theme = {
  colors: {
    primary: { main: accent },
    text: { primary: text, secondary: muted },
    border: { light: line, dark: line },
    responses: { success: { color: accent }, error: { color: isDark ? "#f08a7e" : "#b3372b" } },
  },
  schema: {
    nestedBackground: side,
    typeNameColor: muted,
    typeTitleColor: muted,
    requireLabelColor: isDark ? "#f08a7e" : "#b3372b",
  },
  sidebar: { backgroundColor: side, textColor: text, activeTextColor: accent },
  rightPanel: { backgroundColor: isDark ? "#0e1214" : "#263133" },
  codeBlock: { backgroundColor: isDark ? "#171c1e" : "#1b2426" },
  typography: {
    fontFamily: SANS,
    headings: { fontFamily: SANS },
    code: { fontFamily: MONO, color: accent, backgroundColor: side },
  },
};

document.body.style.background = paper;
Redoc.init("/openapi.json", { theme, hideDownloadButtons: false, nativeScrollbars: true }, root, (error) => {
  root?.setAttribute("data-ready", error ? "failed" : "true");
});
