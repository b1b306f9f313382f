const LEVELS: Record<number, string> = { 10: "trace", 20: "debug", 30: "info", 40: "warn", 50: "error", 60: "fatal" };
const COLOURS: Record<number, string> = { 40: "\u001b[33m", 50: "\u001b[31m", 60: "\u001b[31m" };

/** A line of the log for a person at a terminal: time, level, what happened, and the fields behind it. */
export function terminalLine(json: string): string {
  const { time, level, msg, err, ...fields } = JSON.parse(json);
  const clock = new Date(time).toTimeString().slice(0, 8);
  const rest = Object.entries(fields).map(
    ([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  const line = [clock, (LEVELS[level] ?? String(level)).padEnd(5), msg ?? "", ...rest].join(" ");
  const stack = err?.stack ?? err?.message;
  const text = stack === undefined ? line : `${line}\n${stack}`;
  return COLOURS[level] === undefined ? `${text}\n` : `${COLOURS[level]}${text}\u001b[0m\n`;
}
