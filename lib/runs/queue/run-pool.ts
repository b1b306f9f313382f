import type { AgentType } from "../../protocol/contract/queue.ts";

interface Place {
  /** The run at work here; null for a free place. */
  run_id: string | null;
  /** The kind of agent that works here, or did last. */
  agent_type: AgentType;
}

/** The places of one process at which runs are worked on: at most `size` at once, however they came. */
export class RunPool {
  readonly size: number;
  readonly #places: Place[];

  constructor(size: number) {
    this.size = size;
    this.#places = Array.from({ length: size }, () => ({ run_id: null, agent_type: "orchestrator" }));
  }

  get busy(): number {
    return this.#places.filter((place) => place.run_id !== null).length;
  }

  get hasRoom(): boolean {
    return this.#places.some((place) => place.run_id === null);
  }

  /** Free places by the kind of agent that worked there last. */
  get idle(): Partial<Record<AgentType, number>> {
    const idle: Partial<Record<AgentType, number>> = {};
    for (const { run_id, agent_type } of this.#places) {
      if (run_id === null) idle[agent_type] = (idle[agent_type] ?? 0) + 1;
    }
    return idle;
  }

  /** Takes a place for a run. Throws when there is none: ask {@link hasRoom} first. */
  acquire(run_id: string): void {
    const place = this.#places.find((candidate) => candidate.run_id === null);
    if (!place) throw new Error("the pool is full");
    place.run_id = run_id;
  }

  /** Says what kind of agent works on a run; nothing for a run that is not here. */
  note(run_id: string, agent_type: AgentType): void {
    const place = this.#places.find((candidate) => candidate.run_id === run_id);
    if (place) place.agent_type = agent_type;
  }

  release(run_id: string): void {
    const place = this.#places.find((candidate) => candidate.run_id === run_id);
    if (place) place.run_id = null;
  }
}
