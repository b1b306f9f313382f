import type { AssetName } from "./assets.ts";

/** The two ways to look at the API's documents. */
export type ReferenceView = "swagger" | "redoc";

interface View {
  path: string;
  styles: AssetName[];
  scripts: AssetName[];
  /** Runs after the scripts. */
  start: AssetName;
}

export const VIEWS: Record<ReferenceView, View> = {
  swagger: {
    path: "/docs",
    styles: ["swagger-ui.css", "reference.css"],
    scripts: ["swagger-ui.js"],
    start: "start-swagger.js",
  },
  redoc: { path: "/redoc", styles: ["reference.css"], scripts: ["redoc.js"], start: "start-redoc.js" },
};
