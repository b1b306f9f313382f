import path from "node:path";
import { z } from "zod";
import { singleton } from "./process/singleton.ts";

const optional = z.string().trim().min(1).optional().catch(undefined);
const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  );

/** An empty variable is an unset one. */
const orUnset = (value: unknown) => (value === "" ? undefined : value);

/** An address of the web without a slash at its end. */
const webAddress = (standard: string) =>
  z.preprocess(
    orUnset,
    z
      .url({ protocol: /^https?$/ })
      .default(standard)
      .transform((url) => url.replace(/\/+$/, "")),
  );

const schema = z.object({
  NODE_ENV: z.string().default("development"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  ALMA_URL: optional,
  ALMA_DATA_DIR: z
    .string()
    .default(".alma")
    .transform((dir) => path.resolve(/* turbopackIgnore: true */ dir)),
  DATABASE_URL: optional,
  ALMA_SECRET: optional,
  ALMA_ENCRYPTION_KEY: optional,
  ALMA_EGRESS_ALLOW: list,
  /** Whether administrators may add programs on this machine as MCP servers. */
  ALMA_MCP_STDIO: z.preprocess(orUnset, z.enum(["on", "off"]).default("off")),
  /** How `web_search` searches, where that engine is if not at its usual place, and its key. */
  ALMA_SEARCH: z.preprocess(orUnset, z.enum(["wikipedia", "searxng", "brave", "tavily"]).default("wikipedia")),
  ALMA_SEARCH_URL: optional.transform((url) => url?.replace(/\/+$/, "")),
  ALMA_SEARCH_KEY: optional,
  /** Whether what a site's robots.txt forbids is left unread. */
  ALMA_ROBOTS: z.preprocess(orUnset, z.enum(["respect", "ignore"]).default("respect")),
  /** The Chromium of `web_browse`, `off`, or unset: the one that is found. */
  ALMA_CHROMIUM: optional,
  ALMA_TRUSTED_PROXIES: list,
  ALMA_CRON_SECRET: optional,
  /** A folder whose files add tools and agents; see docs/plugins.md. */
  ALMA_PLUGINS: optional,
  ALMA_SANDBOX: z.string().default("auto"),
  /** All three: programs run on machines of Vercel Sandbox, which serverless hosts need. */
  VERCEL_TOKEN: optional,
  VERCEL_TEAM_ID: optional,
  VERCEL_PROJECT_ID: optional,
  /** Where its API is asked instead of `https://vercel.com/api`: a proxy, or a test's server. */
  ALMA_VERCEL_API: z.preprocess(orUnset, z.url({ protocol: /^https?$/ }).optional()),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  ALMA_ADMIN_EMAIL: optional,
  ALMA_ADMIN_PASSWORD: optional,
  ALMA_REGISTRATION: z.enum(["open", "invite", "closed"]).default("open"),
  ALMA_ROLE: z.enum(["all", "web", "worker"]).default("all"),
  ALMA_RUNS_PER_USER: z.coerce.number().int().min(1).max(1000).default(3),
  /** Seconds that a stopping process gives its runs to end by themselves. */
  ALMA_DRAIN_SECONDS: z.coerce.number().int().min(0).max(600).default(10),
  /** Seconds until a question for approval that nobody answered counts as a no. */
  ALMA_APPROVAL_SECONDS: z.coerce.number().int().min(1).max(2_592_000).default(86_400),
  UPSTASH_REDIS_REST_URL: optional,
  UPSTASH_REDIS_REST_TOKEN: optional,
  /** The largest file that can be uploaded, in bytes. */
  ALMA_MAX_UPLOAD_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(500 * 1024 * 1024),
  /** What one conversation's workspace may hold, earlier versions of its files among it. */
  ALMA_WORKSPACE_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(500 * 1024 * 1024),
  ALMA_WORKSPACE_FILES: z.coerce.number().int().min(1).max(100_000).default(2_000),
  /** What all workspaces of one person may hold together. */
  ALMA_PERSON_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(5 * 1024 * 1024 * 1024),
  /** Unset: files are kept under ALMA_DATA_DIR. */
  S3_BUCKET: optional,
  /** `https://s3.example.com:9000`; unset: Amazon's, by region. */
  S3_ENDPOINT: z.preprocess(orUnset, z.url({ protocol: /^https?$/ }).optional()),
  S3_REGION: z.preprocess(orUnset, z.string().default("us-east-1")),
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  /** Begins every key, so that several installations can share a bucket. */
  S3_PREFIX: z.preprocess(
    orUnset,
    z
      .string()
      .max(200)
      .regex(/^[\w./-]*$/)
      .default(""),
  ),
  /** Whether the bucket stands in the path and not in the host's name; unset: where an endpoint is named. */
  S3_PATH_STYLE: z.preprocess(orUnset, z.stringbool().optional()),
  ALMA_AGENT_POOL: z.coerce.number().int().min(1).max(1000).default(10),
  /** Connections of web and engine; the queue has three of its own beside them. */
  ALMA_DB_POOL: z.coerce.number().int().min(2).max(500).default(12),
  /** How long work waits for one of them. */
  ALMA_DB_WAIT_SECONDS: z.coerce.number().min(0.1).max(60).default(10),
  /** Names beside that of ALMA_URL under which this server may be asked. */
  ALMA_HOSTS: list,
  /** A factor, allowances by class (`run=30/60`), or `off`; see lib/limits. */
  ALMA_RATE_LIMITS: optional,
  VERCEL: optional,
  /** Where packages for JavaScript programs come from. */
  ALMA_NPM_REGISTRY: webAddress("https://registry.npmjs.org"),
  /** `smtp://user:password@host:587` or `smtps://host:465`. Unset: no mail is sent, and none is needed. */
  SMTP_URL: z.preprocess(orUnset, z.url({ protocol: /^smtps?$/ }).optional()),
  /** `ALMA <alma@example.com>`. */
  MAIL_FROM: optional,
  GITHUB_ID: optional,
  GITHUB_SECRET: optional,
  /** Of a GitHub Enterprise Server, where it is not github.com. */
  GITHUB_URL: webAddress("https://github.com"),
  GOOGLE_ID: optional,
  GOOGLE_SECRET: optional,
  /** Of another OpenID Connect provider, where it is not Google. */
  GOOGLE_ISSUER: webAddress("https://accounts.google.com"),
});

type Env = z.infer<typeof schema> & { ALMA_URL: string };

function parse(): Env {
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not valid:\n${lines.join("\n")}`);
  }
  return { ...result.data, ALMA_URL: result.data.ALMA_URL ?? `http://localhost:${result.data.PORT}` };
}

/** The environment, parsed once per process. */
export const env = (): Env => singleton("env", parse);
