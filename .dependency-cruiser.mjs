/** Who may import whom. The picture is in ARCHITECTURE.md; this file is the judge. */
const FOUNDATION = "(core|protocol|i18n)";
const SERVER_FILES = "^(server|middleware|instrumentation|instrumentation-node)\\.ts$";

/**
 * @param {string} name
 * @param {string} comment
 * @param {import("dependency-cruiser").IForbiddenRuleType["from"]} from
 * @param {import("dependency-cruiser").IForbiddenRuleType["to"]} to
 * @returns {import("dependency-cruiser").IForbiddenRuleType}
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/**
 * One owner per vendor: nobody outside `owners` imports `packages`; both are regular expressions.
 * @param {string} name
 * @param {string} packages
 * @param {string} owners
 */
const owned = (name, packages, owners) =>
  forbid(
    name,
    "One owner per vendor.",
    { path: "^(app|lib|agents|components|db)/|^[a-z-]+\\.ts$", pathNot: `${owners}|\\.test\\.tsx?$` },
    { path: `node_modules/(${packages})/` },
  );

export default {
  forbidden: [
    forbid("no-circular", "Cycles hide ownership.", {}, { circular: true }),
    forbid("nothing-unresolvable", "An import nobody can follow is not checked.", {}, { couldNotResolve: true }),
    forbid(
      "foundation-is-a-leaf",
      "core, protocol and i18n know nothing of the product.",
      { path: `^lib/${FOUNDATION}/` },
      { path: `^(db|agents|app|components|scripts|tests)/|^lib/(?!${FOUNDATION}/)|${SERVER_FILES}` },
    ),
    forbid(
      "protocol-is-isomorphic",
      "Browser and server share it: no environment, no server code.",
      { path: "^lib/(protocol|i18n)/" },
      { path: "^lib/core/" },
    ),
    forbid(
      "protocol-no-node",
      "Browser and server share it: nothing of Node.",
      { path: "^lib/(protocol|i18n)/", pathNot: "\\.test\\.ts$" },
      { dependencyTypes: ["core"] },
    ),
    forbid(
      "db-knows-only-foundation",
      "Queries return rows; they never know features or UI.",
      { path: "^db/" },
      { path: "^(agents|app|components|scripts|tests)/|^lib/(?!(core|protocol)/)" },
    ),
    forbid(
      "only-domains-touch-db",
      "Go through a lib/<domain> function, which checks access.",
      { path: `^(app|components|agents)/|${SERVER_FILES}`, pathNot: "\\.test\\.ts$" },
      { path: "^db/" },
    ),
    forbid(
      "nothing-imports-up",
      "Lower layers never know their callers.",
      { path: "^lib/" },
      { path: `^(agents|app|components)/|${SERVER_FILES}` },
    ),
    forbid(
      "product-knows-no-tests",
      "What runs in production never needs tests or scripts.",
      { path: `^(app|lib|agents|components|db)/|${SERVER_FILES}`, pathNot: "\\.test\\.tsx?$" },
      { path: "^(tests|scripts)/" },
    ),
    forbid(
      "scripts-bootstrap-depends-on-nothing",
      "It runs before anything is installed.",
      { path: "^scripts/bootstrap/|^lib/boot/[^/]+\\.mjs$" },
      { path: "node_modules/" },
    ),
    forbid(
      "domains-meet-at-index",
      "Use the other domain's index.ts.",
      { path: "^lib/([^/]+)/" },
      // Child scripts of lib/parsing have doors of their own: they run in another process.
      {
        path: `^lib/(?!${FOUNDATION}/)[^/]+/(?!index\\.ts$)`,
        pathNot: "^lib/$1/|^lib/parsing/child/(serve|detect-format|decode-text)\\.mjs$",
      },
    ),
    forbid(
      "callers-use-domain-index",
      "Use the domain's index.ts.",
      { path: `^(app|agents)/|${SERVER_FILES}`, pathNot: "\\.test\\.ts$" },
      { path: `^lib/(?!${FOUNDATION}/)[^/]+/(?!index\\.ts$)` },
    ),
    forbid(
      "agents-are-strangers",
      "Agents meet only in the registry.",
      { path: "^agents/(orchestrator|general|coding|web|file|custom)/" },
      { path: "^agents/(orchestrator|general|coding|web|file|custom)/", pathNot: "^agents/$1/" },
    ),
    forbid("agents-know-no-ui", "Agents run headless.", { path: "^agents/" }, { path: "^(app|components)/" }),
    forbid(
      "ui-is-a-client",
      "UI sees protocol and i18n only.",
      { path: "^components/" },
      { path: "^(db|agents|app)/|^lib/(?!(protocol|i18n)/)" },
    ),
    owned("drizzle-stays-in-db", "drizzle-orm|postgres|pg-boss", "^db/|^drizzle\\.config"),
    owned("model-sdks-stay-in-providers", "@ai-sdk", "^lib/providers/"),
    owned("next-auth-stays-in-auth", "next-auth", "^lib/auth/|^app/api/auth/"),
    owned("ws-stays-in-realtime", "ws", "^server\\.ts$|^lib/realtime/"),
    owned("calendars-stay-in-schedules", "croner|rrule-temporal", "^lib/schedules/"),
    owned("redis-stays-in-one-file", "@upstash/redis", "^lib/realtime/redis\\.ts$"),
    owned("ratelimit-stays-in-limits", "@upstash/ratelimit", "^lib/limits/"),
    owned("mail-stays-in-mail", "nodemailer", "^lib/mail/"),
    owned("s3-and-zip-stay-in-storage", "@aws-sdk|yazl", "^lib/storage/"),
    owned("browsers-stay-in-web", "playwright-core", "^lib/web/"),
    owned("robots-stay-in-web", "robots-parser|json-p3|@mozilla/readability", "^lib/web/"),
    owned(
      "coding-parsers-stay-in-code",
      "mathjs|esbuild|oxc-parser|sh-syntax|libpg-query|html-validate|css-tree|sql\\.js",
      "^lib/code/",
    ),
    owned("documents-own-their-formats", "mammoth|docx|pdfkit|pptxgenjs|marked", "^lib/documents/"),
    owned("yaml-stays-in-http-services", "yaml", "^lib/http-services/"),
    owned("undici-stays-in-web", "undici", "^lib/web/"),
    owned("vercel-stays-in-sandbox", "@vercel/sandbox", "^lib/sandbox/"),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "require", "default", "types"],
    },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.alma|\\.cache|tests/sandbox-corpus/programs)/" },
  },
};
