import type { Played } from "./play-round.ts";

/** One line about a round, and everything that was wrong with the command that repeats it. */
export function lineOf(round: Played, place: number, of: number): string {
  const { kind, seed, runs, recovery_ms, took_ms, notes, violations } = round;
  const verdict = violations.length === 0 ? "ok" : `${violations.length} VIOLATIONS`;
  const times = `recovered in ${(recovery_ms / 1000).toFixed(1)} s, ${(took_ms / 1000).toFixed(1)} s in all`;
  const line = `${String(place).padStart(4)}/${of} ${kind} [${notes.join("; ")}] ${runs} runs, ${times}: ${verdict}`;
  if (violations.length === 0) return line;
  const found = violations.map(({ check, counts, text }) => `       ${counts} · ${check}: ${text}`);
  const again = `       again: node tests/faults/run.ts --kind ${JSON.stringify(kind)} --only ${seed}`;
  return [line, ...found, again].join("\n");
}

/** The table of docs/reliability.md. */
export function tableOf(played: Played[]): string {
  const kinds = [...new Set(played.map((round) => round.kind))].sort();
  const rows = [
    ...kinds.map((kind) =>
      rowOf(
        kind,
        played.filter((round) => round.kind === kind),
      ),
    ),
    rowOf("all", played),
  ];
  const head = "| fault | rounds | runs | lost | doubled | stuck | wrong | back after (median, p95) |";
  return [head, "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |", ...rows].join("\n");
}

function rowOf(kind: string, rounds: Played[]): string {
  const count = (what: string) =>
    rounds.flatMap((round) => round.violations).filter((violation) => violation.counts === what).length;
  const times = rounds.map((round) => round.recovery_ms).sort((left, right) => left - right);
  const at = (part: number) =>
    `${((times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0) / 1000).toFixed(1)} s`;
  const runs = rounds.reduce((sum, round) => sum + round.runs, 0);
  const counts = ["lost", "doubled", "stuck", "wrong"].map(count);
  return `| ${[kind, rounds.length, runs, ...counts, `${at(0.5)}, ${at(0.95)}`].join(" | ")} |`;
}
