import type { Measured } from "./measure.ts";

/** The median of several rounds of the same target. */
export function medianOf(rounds: Measured[]): Measured[] {
  const names = [...new Set(rounds.map(({ name }) => name))];
  return names.map((name) => {
    const own = rounds.filter((round) => round.name === name);
    const middle = (pick: (round: Measured) => number): number =>
      own.map(pick).sort((one, other) => one - other)[Math.floor(own.length / 2)] ?? 0;
    return {
      name,
      requests: own.reduce((sum, { requests }) => sum + requests, 0),
      per_second: middle(({ per_second }) => per_second),
      p50: middle(({ p50 }) => p50),
      p99: middle(({ p99 }) => p99),
      server_us: middle(({ server_us }) => server_us),
      database_us: middle(({ database_us }) => database_us),
    };
  });
}

/** One size: every target beside the bare ones, which come first. */
export function sizeTable(measured: Measured[]): string {
  const [constant, select] = measured;
  const ratio = (value: number, base: Measured | undefined) => (base ? `${(value / base.p50).toFixed(1)}x` : "");
  return table(
    ["operation", "requests/s", "p50 ms", "p99 ms", "p50 : constant", "p50 : select 1", "cpu ms, server", "cpu ms, pg"],
    measured.map(({ name, per_second, p50, p99, server_us, database_us }) => [
      name,
      Math.round(per_second).toLocaleString("en"),
      p50.toFixed(1),
      p99.toFixed(1),
      ratio(p50, constant),
      ratio(p50, select),
      (server_us / 1_000).toFixed(2),
      (database_us / 1_000).toFixed(2),
    ]),
  );
}

/** Both sizes: how much more time and work the larger one takes; 1.0x is no more. */
export function growthTable(small: Measured[], large: Measured[]): string {
  return table(
    ["operation", "p50 ms", "growth", "cpu ms", "growth of cpu"],
    large.map((now) => {
      const before = small.find(({ name }) => name === now.name) ?? now;
      return [now.name, ...compared(before.p50, now.p50), ...compared(cpuOf(before), cpuOf(now))];
    }),
  );
}

const cpuOf = ({ server_us, database_us }: Measured): number => (server_us + database_us) / 1_000;

const compared = (before: number, now: number): [string, string] => [
  `${before.toFixed(2)} to ${now.toFixed(2)}`,
  `${(now / Math.max(before, 0.001)).toFixed(2)}x`,
];

function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
