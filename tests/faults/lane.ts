import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { createDatabase } from "../../db/migrate.ts";
import { databaseBinaries } from "../../lib/boot/database-binaries.ts";
import { databaseHome, SHARED_HOME } from "../../lib/boot/database-home.ts";
import { databaseUser } from "../../lib/boot/database-user.ts";
import { type Cluster, startCluster } from "../../lib/boot/embedded-postgres.ts";
import { freePort } from "../../lib/core/process/free-port.ts";
import { type Redis, startRedis, startUpstashBridge, type UpstashBridge } from "../support/redis/index.ts";
import { callApi } from "./client/call-api.ts";
import { type EffectServer, startEffectServer } from "./model/effect-server.ts";
import { type PlannedModel, startPlannedModel } from "./model/planned-model.ts";
import { isAlive } from "./process/descendants.ts";
import { type Server, startServer } from "./process/server.ts";

const DATABASE = "alma";
const ADMIN = { email: "owner@example.test", password: "a long enough password" };
/** A process that is killed may lose nothing it has committed; only a power cut would, and nobody cuts the power here. */
const SETTINGS = { fsync: "off", full_page_writes: "off", synchronous_commit: "on", max_connections: "80" };
const LOG_LEVEL = "warn";

/** A place for rounds, one after another: a PostgreSQL, a scripted provider and the processes of ALMA on them. */
export class Lane {
  readonly model: PlannedModel;
  readonly effects: EffectServer;
  /** The process that clients talk to now. */
  server: Server | null = null;
  token = "";
  /** Its processes are the real `server.ts` of this tree, which has to be built. */
  readonly isReal: boolean;
  readonly #folder: string;
  readonly #env: Record<string, string>;
  readonly #servers = new Set<Server>();
  /** Once a round needed several processes; from then on they all know of it. */
  redis: Redis | null = null;
  #bridge: UpstashBridge | null = null;
  #cluster: Cluster;
  #sql: postgres.Sql | null = null;

  private constructor(isReal: boolean, folder: string, cluster: Cluster, model: PlannedModel, effects: EffectServer) {
    this.isReal = isReal;
    this.#folder = folder;
    this.#cluster = cluster;
    this.model = model;
    this.effects = effects;
    this.#env = environment(folder, new URL(effects.url).host);
  }

  static async open(isReal = false): Promise<Lane> {
    const folder = mkdtempSync(path.join(tmpdir(), "alma-faults-"));
    const cluster = await startCluster(clusterIn(folder));
    await createDatabase(cluster.url(), DATABASE);
    const lane = new Lane(isReal, folder, cluster, await startPlannedModel(), await startEffectServer());
    lane.server = await lane.start();
    await lane.signIn();
    await lane.connectModel();
    return lane;
  }

  /** Direct, past every proxy. */
  get sql(): postgres.Sql {
    this.#sql ??= postgres(this.#cluster.url(DATABASE), { max: 2, idle_timeout: 20, onnotice: () => undefined });
    return this.#sql;
  }

  /** Starts one more process of ALMA. Whether clients go there is up to `server`. */
  async start(role: "all" | "web" | "worker" = "all"): Promise<Server> {
    const url = this.#cluster.url(DATABASE);
    const database = { url, port: Number(new URL(url).port) };
    const env = { ...this.#env, ALMA_ROLE: role };
    const server = await startServer(database, this.isReal ? await realEnvironment(env) : env, this.isReal);
    this.#servers.add(server);
    void server.ended.then(() => this.#servers.delete(server));
    return server;
  }

  /** Makes sure that several processes may serve: with a Redis between them, and the one at work knows it. */
  async useRedis(): Promise<void> {
    if (this.redis) return;
    this.redis = await startRedis();
    this.#bridge = await startUpstashBridge(this.redis.port);
    this.#env.UPSTASH_REDIS_REST_URL = this.#bridge.url;
    this.#env.UPSTASH_REDIS_REST_TOKEN = this.#bridge.token;
    await this.restart();
  }

  /** A new process in the place of one that is gone. */
  async restart(role?: "all" | "web"): Promise<Server> {
    const before = this.server;
    this.server = null;
    await before?.end();
    this.server = await this.start(role);
    return this.server;
  }

  /** Ends PostgreSQL, by SIGKILL or by SIGINT, which is its fast shutdown. */
  async stopPostgres(signal: "SIGKILL" | "SIGINT"): Promise<void> {
    const { pid } = this.#cluster;
    process.kill(pid, signal);
    for (const end = Date.now() + 10_000; isAlive(pid) && Date.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Brings PostgreSQL back on the same data; processes find it through their proxies. */
  async restartPostgres(): Promise<void> {
    const sql = this.#sql;
    this.#sql = null;
    await sql?.end({ timeout: 1 }).catch(() => undefined);
    this.#cluster = await startCluster(clusterIn(this.#folder));
    for (const { proxy } of this.#servers) proxy.target = Number(new URL(this.#cluster.url()).port);
  }

  /** A fresh token: rounds may outlive one. */
  async signIn(): Promise<void> {
    const form = { username: ADMIN.email, password: ADMIN.password };
    const { access_token } = await callApi<{ access_token: string }>(this, "POST", "/v1/login/access-token", { form });
    this.token = access_token;
  }

  async connectModel(): Promise<void> {
    const { api_key, base_url: api_base_url, default_model } = this.model;
    const config = { provider: "custom", provider_name: "Scripted", api_key, api_base_url, is_default: true };
    const { llm_id } = await callApi<{ llm_id: string }>(this, "POST", "/v1/llm-configs", { json: config });
    await callApi(this, "POST", "/v1/models", { json: { llm_id, name: default_model } });
  }

  async close(): Promise<void> {
    for (const server of this.#servers) await server.end();
    await this.#sql?.end({ timeout: 1 }).catch(() => undefined);
    await this.#bridge?.close();
    await this.redis?.kill();
    await this.model.close();
    await this.effects.close();
    await this.#cluster.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function clusterIn(folder: string) {
  const user = databaseUser();
  const dataDir = databaseHome(folder, user);
  return { dataDir, binaries: databaseBinaries(user, SHARED_HOME), user, password: "test", settings: SETTINGS };
}

function environment(folder: string, allowed: string): Record<string, string> {
  const dataDir = path.join(folder, "data");
  mkdirSync(dataDir, { recursive: true });
  const snapshots = path.resolve("node_modules/.cache/alma-sandbox");
  mkdirSync(snapshots, { recursive: true });
  symlinkSync(snapshots, path.join(dataDir, "sandbox"));
  return {
    ALMA_DATA_DIR: dataDir,
    ALMA_SECRET: randomBytes(32).toString("base64"),
    ALMA_ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    ALMA_ADMIN_EMAIL: ADMIN.email,
    ALMA_ADMIN_PASSWORD: ADMIN.password,
    ALMA_RATE_LIMITS: "1000",
    ALMA_RUNS_PER_USER: "6",
    ALMA_EGRESS_ALLOW: allowed,
    ALMA_URL: "http://127.0.0.1",
    LOG_LEVEL,
  };
}

/** The real server takes the port it is told, and says at level info that it listens. */
async function realEnvironment(env: Record<string, string>): Promise<Record<string, string>> {
  const port = await freePort();
  return { ...env, PORT: String(port), ALMA_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: "info" };
}
