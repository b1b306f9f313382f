import { Agent, request } from "node:http";
import { databaseCpuUs, usageOf } from "../process-usage.ts";
import { quantile } from "../statistics.ts";

/** Requests under way at the same time: two for each core of the smallest machine we count on. */
const CONNECTIONS = 4;

/** Something to ask again and again. */
export interface Target {
  name: string;
  port: number;
  /** The process that answers. */
  pid: number;
  /** What a good answer has. */
  status: number;
  request: (round: number) => { method: string; path: string; headers?: Record<string, string>; body?: string };
}

export interface Measured {
  name: string;
  requests: number;
  per_second: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Processor time of the answering process and of PostgreSQL for one request, microseconds; other people's load leaves it alone. */
  server_us: number;
  database_us: number;
}

/** Asks for so many seconds over a few connections that stay open; an answer that is not good ends the bench. */
export async function measure(target: Target, seconds: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const taken: number[] = [];
  const before = cpuOf(target);
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  let round = 0;
  const ask = async () => {
    while (performance.now() < end) {
      const from = performance.now();
      await once(target, round++, agent);
      taken.push(performance.now() - from);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  } finally {
    agent.destroy();
  }
  const per_second = taken.length / ((performance.now() - begun) / 1_000);
  const [p50, p99] = [quantile(taken, 0.5), quantile(taken, 0.99)];
  const after = cpuOf(target);
  const each = (from: number, to: number) => (to - from) / Math.max(1, taken.length);
  const cpu = { server_us: each(before.server, after.server), database_us: each(before.database, after.database) };
  return { name: target.name, requests: taken.length, per_second, p50, p99, ...cpu };
}

/** PostgreSQL was started by this process. */
const cpuOf = ({ pid }: Target) => ({ server: usageOf(pid).cpu_us, database: databaseCpuUs(process.pid) });

function once(target: Target, round: number, agent: Agent): Promise<void> {
  const { body, ...options } = target.request(round);
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port: target.port, agent, timeout: 30_000, ...options }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece: string) => {
        if (text.length < 500) text += piece;
      });
      response.on("end", () => {
        if (response.statusCode === target.status) resolve();
        else reject(new Error(`${target.name} answered ${response.statusCode}: ${text}`));
      });
      response.on("error", reject);
    });
    asked.on("timeout", () => asked.destroy(new Error(`${target.name} did not answer`)));
    asked.on("error", reject);
    asked.end(body);
  });
}
