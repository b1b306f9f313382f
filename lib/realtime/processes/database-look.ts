import { db } from "../../../db/client.ts";
import { listDrafts, listLastSeqs } from "../../../db/queries/conversations/conversation-positions.ts";
import { listFactsAfter } from "../../../db/queries/runs/run-events.ts";
import { logger } from "../../core/log/logger.ts";
import type { Hub } from "../event-hub.ts";
import type { Draft } from "./remote-text.ts";

/** While messages between processes arrive, looking is a second line; while they do not, it is the only one. */
const CHECK_MS = 3_000;
const ONLY_MS = 1_000;
/** Readers that come together are looked for together, and the others have heard of them by then. */
const SOON_MS = 50;
const FACTS_PER_LOOK = 500;

export interface LookOptions {
  hub: Hub;
  /** No other process is heard. */
  isOnly: () => boolean;
  /** Whose draft may hold more than is known here. */
  wantsDraft: (conversation_id: string) => boolean;
  onDraft: (conversation_id: string, draft: Draft) => void;
}

/** Looks into the database for what readers of this process were not told: one query for all of them, and more only where something is missing. */
export class DatabaseLook {
  readonly #options: LookOptions;
  #timer: NodeJS.Timeout | null = null;
  #due = 0;
  #isLooking = false;
  #isFailing = false;

  constructor(options: LookOptions) {
    this.#options = options;
  }

  /** Looks shortly, and from then on for as long as there are readers. */
  soon(milliseconds = SOON_MS): void {
    const due = Date.now() + milliseconds;
    if (this.#timer && this.#due <= due) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => void this.#tick(), milliseconds).unref();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async #tick(): Promise<void> {
    this.#timer = null;
    if (!this.#isLooking) {
      this.#isLooking = true;
      await this.#attempt();
      this.#isLooking = false;
    }
    const { hub, isOnly } = this.#options;
    if (hub.watched.length > 0) this.soon(isOnly() ? ONLY_MS : CHECK_MS);
  }

  async #attempt(): Promise<void> {
    try {
      await this.#look();
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) logger().warn({ err: error }, "looking for lost events failed; it is tried again");
      this.#isFailing = true;
    }
  }

  async #look(): Promise<void> {
    const { hub, wantsDraft, onDraft } = this.#options;
    const watched = hub.watched.filter((id) => hub.lowestPosition(id) !== null);
    if (watched.length > 0) {
      for (const { conversation_id, last_seq } of await listLastSeqs(db(), watched)) {
        await this.#repair(conversation_id, last_seq);
      }
    }
    const drafts = hub.watched.filter((id) => hub.ownSnapshot(id) === null && wantsDraft(id));
    if (drafts.length === 0) return;
    for (const { conversation_id, ...draft } of await listDrafts(db(), drafts)) onDraft(conversation_id, draft);
  }

  async #repair(conversation_id: string, last_seq: number): Promise<void> {
    const { hub } = this.#options;
    const told = hub.lowestPosition(conversation_id);
    if (told === null || told >= last_seq) return;
    hub.tellFacts(conversation_id, await listFactsAfter(db(), conversation_id, told, FACTS_PER_LOOK));
    // The text may have come before the fact that makes its message, and then it found no place.
    hub.tellSnapshot(conversation_id);
  }
}
