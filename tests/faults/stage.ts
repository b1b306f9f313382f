import type { Acknowledged } from "./check/evidence.ts";
import type { Violation } from "./check/index.ts";
import { callApi, callUntilAnswered } from "./client/call-api.ts";
import { Watcher, type WatcherOptions } from "./client/watcher.ts";
import type { Lane } from "./lane.ts";
import { mark, type Plan } from "./model/plan.ts";
import { Random } from "./random.ts";

/** One conversation of a round, with what clients know of it. */
export interface Scene {
  conversation_id: string;
  plans: Plan[];
  watchers: Watcher[];
  acknowledged: Acknowledged[];
}

/** The words of a message that asks for a plan, with the addresses that its tools may visit. */
export const contentOf = (plan: Plan, words = "Please do this."): string =>
  [words, ...plan.addresses, mark(plan.id)].join(" ");

interface Sent {
  run_id: string;
}

/** What a fault plays on: a lane with conversations under way. */
export class Stage {
  readonly lane: Lane;
  readonly random: Random;
  readonly scenes: Scene[] = [];
  /** What a kind of fault found wrong by itself. */
  readonly violations: Violation[] = [];
  /** What happened, for the line of the round. */
  readonly notes: string[] = [];
  readonly #seed: number;
  #plans = 0;
  readonly #agents = new Map<string, string>();

  constructor(lane: Lane, seed: number) {
    this.lane = lane;
    this.random = new Random(seed);
    this.#seed = seed;
  }

  /** The id of the next plan of this round: the same whenever the round is repeated. */
  nextPlanId(): string {
    this.#plans += 1;
    return `r${this.#seed}-${this.#plans}`;
  }

  note(text: string): void {
    this.notes.push(text);
  }

  blame(check: string, counts: Violation["counts"], text: string): void {
    this.violations.push({ check, counts, text });
  }

  /** A conversation with open pages; its plans are what its messages will ask for. */
  async open(plans: Plan[], watchers: WatcherOptions[]): Promise<Scene> {
    const { lane } = this;
    const created = await callUntilAnswered<{ conversation_id: string }>(lane, "POST", "/v1/conversations", {
      json: {},
    });
    const { conversation_id } = created;
    for (const plan of plans) lane.model.add(plan);
    const open = watchers.map((options) => new Watcher(lane, conversation_id, options));
    const scene: Scene = { conversation_id, plans, watchers: open, acknowledged: [] };
    this.scenes.push(scene);
    return scene;
  }

  async agentId(name: string): Promise<string | undefined> {
    if (this.#agents.size === 0) {
      const agents = await callUntilAnswered<{ agent_id: string; name: string }[]>(this.lane, "GET", "/v1/agents");
      for (const agent of agents) this.#agents.set(agent.name, agent.agent_id);
    }
    return this.#agents.get(name);
  }

  /** Sends a plan's message until it is acknowledged, under one client id. */
  async send(scene: Scene, plan: Plan, client_message_id = `client-${plan.id}`): Promise<string> {
    const content = contentOf(plan);
    const agent_id = await this.agentId(plan.agent);
    const json = { content, client_message_id, agent_id };
    const path = `/v1/conversations/${scene.conversation_id}/messages`;
    const sent = await callUntilAnswered<Sent>(this.lane, "POST", path, { json, headers: { prefer: "respond-async" } });
    scene.acknowledged.push({ client_message_id, content, run_id: sent.run_id });
    return sent.run_id;
  }

  /** Sends every plan of every scene: those of one conversation right behind each other. */
  async sendAll(): Promise<void> {
    await Promise.all(
      this.scenes.map(async (scene) => {
        for (const plan of scene.plans) await this.send(scene, plan);
      }),
    );
  }

  /** Every page loses its line and comes back. */
  dropAll(): void {
    for (const { watchers } of this.scenes) for (const watcher of watchers) watcher.drop();
  }

  /** Stops a run; one that has ended stays as it is. */
  cancel = (run_id: string): Promise<unknown> =>
    callUntilAnswered(this.lane, "POST", `/v1/runs/${run_id}/cancel`, { json: {} });

  /** Answers questions for approval as they come, until the answer is called. */
  approve(yes: number): () => void {
    const decided = new Set<string>();
    const timer = setInterval(() => {
      for (const { watchers } of this.scenes) {
        const asked = watchers[0]?.view.messages.flatMap((message) => message.tool_calls) ?? [];
        for (const { approval } of asked) {
          if (approval?.status !== "pending" || decided.has(approval.approval_id)) continue;
          decided.add(approval.approval_id);
          const json = { decision: this.random.chance(yes) ? "approve" : "deny" };
          const wait = this.random.between(20, 400);
          setTimeout(() => {
            callApi(this.lane, "POST", `/v1/approvals/${approval.approval_id}/decision`, { json }).catch(() =>
              // Not decided, or decided and the answer was lost: asked again with the next look.
              decided.delete(approval.approval_id),
            );
          }, wait);
        }
      }
    }, 50);
    return () => clearInterval(timer);
  }
}
