import pino from "pino";
import { singleton } from "./singleton.ts";

const SECRET_PATHS = ["password", "api_key", "token", "authorization", "cookie", "secret"];

/** Structured log on stdout; fields with secret names are cut out before they are written. */
export const logger = () =>
  singleton("logger", () =>
    pino({
      level: process.env.LOG_LEVEL ?? "info",
      base: undefined,
      redact: { paths: SECRET_PATHS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
    }),
  );
