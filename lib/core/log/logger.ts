import pino from "pino";
import { singleton } from "../process/singleton.ts";
import { loggable } from "./loggable.ts";
import { terminalLine } from "./terminal-log.ts";

const SECRET_PATHS = ["password", "api_key", "token", "authorization", "cookie", "secret"];

/** Structured log on stdout, for people where that is a terminal; fields with secret names are cut out before they are written. */
export const logger = () =>
  singleton("logger", () =>
    pino(
      {
        level: process.env.LOG_LEVEL ?? "info",
        base: undefined,
        serializers: { err: loggable },
        redact: { paths: SECRET_PATHS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
      },
      process.stdout.isTTY
        ? { write: (json: string) => void process.stdout.write(terminalLine(json)) }
        : pino.destination({ dest: 1, sync: true }),
    ),
  );
