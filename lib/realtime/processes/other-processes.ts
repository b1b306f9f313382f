import { carryAnnouncements, hearAnnouncement } from "../../core/announce.ts";
import type { Fact, WireEvent } from "../../protocol/events.ts";
import type { Elsewhere, TextEvent } from "../elsewhere.ts";
import type { Hub } from "../event-hub.ts";
import { DatabaseLook } from "./database-look.ts";
import type { ProcessMessage } from "./process-message.ts";
import { EVERYONE, type LinkOptions, RedisLink } from "./redis-link.ts";
import { RemoteReaders } from "./remote-readers.ts";
import { RemoteTexts } from "./remote-texts.ts";
import { splitEvent } from "./split-event.ts";

/** A conversation whose last reader left is watched a little longer: often the next one is on its way. */
const LINGER_MS = 5_000;
/** A fact whose JSON is longer is read from the database by those who need it. */
const LARGEST_FACT = 128 * 1024;
/** How long the others need to say what their readers read. */
const INTRODUCTION_MS = 500;

export type LinkTo = Pick<LinkOptions, "connection" | "prefix" | "process_id">;

/**
 * The readers and producers of other processes. Who reads what is known everywhere, so an event is sent only to processes
 * with readers of it. Whatever is lost on the way is found in the database.
 */
export class OtherProcesses implements Elsewhere {
  readonly #hub: Hub;
  readonly #link: RedisLink | null;
  readonly #look: DatabaseLook;
  readonly #readers = new RemoteReaders();
  readonly #texts: RemoteTexts;
  /** The conversations that the others were told of, with what ends the holding of the link. */
  readonly #watching = new Map<string, () => void>();
  readonly #leaving = new Map<string, NodeJS.Timeout>();
  #holds = 0;
  #upSince = 0;

  /** Without a link to others the database is all there is. */
  constructor(hub: Hub, link: LinkTo | null) {
    this.#hub = hub;
    this.#link =
      link &&
      new RedisLink({
        ...link,
        onMessages: (from, items) => {
          for (const item of items) this.#hear(from, item);
        },
        onUp: () => this.#introduce(),
        onDown: () => this.#lose(),
        onGone: (process_id) => this.#readers.forget(process_id),
        isBusy: () => this.#holds > 0 || hub.watched.length > 0,
      });
    this.#texts = new RemoteTexts(hub, (process_id, conversation_id) =>
      this.#link?.send(process_id, { kind: "want_snapshot", conversation_id }),
    );
    this.#look = new DatabaseLook({
      hub,
      isOnly: () => !this.#isConnected,
      wantsDraft: (id) => !this.#isConnected || this.#texts.isQuiet(id),
      onDraft: (id, draft) => this.#texts.takeDraft(id, draft),
    });
  }

  get #isConnected(): boolean {
    return this.#link?.isUp ?? false;
  }

  get state(): string {
    if (!this.#link) return "database";
    return this.#link.isMissed ? "redis unreachable, reading from the database" : "redis";
  }

  start(stays: boolean): void {
    if (stays) this.hold();
    carryAnnouncements((topic, ids) => this.#toEveryone({ kind: "announce", topic, ids }));
  }

  stop(): void {
    carryAnnouncements(null);
    this.#look.stop();
    this.#link?.stop();
    for (const timer of this.#leaving.values()) clearTimeout(timer);
    this.#leaving.clear();
  }

  hold(): () => void {
    this.#holds += 1;
    this.#link?.start();
    this.#link?.wake();
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#holds -= 1;
      if (this.#holds === 0) this.#link?.stop();
    };
  }

  watch(conversation_id: string): void {
    const leaving = this.#leaving.get(conversation_id);
    clearTimeout(leaving);
    this.#leaving.delete(conversation_id);
    this.#look.soon();
    if (leaving) return;
    this.#watching.set(conversation_id, this.hold());
    this.#link?.send(EVERYONE, { kind: "watch", ids: [conversation_id] });
  }

  unwatch(conversation_id: string): void {
    const leave = () => {
      this.#leaving.delete(conversation_id);
      this.#texts.forget(conversation_id);
      this.#link?.send(EVERYONE, { kind: "unwatch", ids: [conversation_id] });
      this.#watching.get(conversation_id)?.();
      this.#watching.delete(conversation_id);
    };
    this.#leaving.set(conversation_id, setTimeout(leave, LINGER_MS).unref());
  }

  sendFacts(conversation_id: string, facts: Fact[]): void {
    if (!this.#link || facts.length === 0) return;
    // Who came a moment ago, or comes and goes with each request, does not know who reads: then all are asked to look.
    if (!this.#isIntroduced) {
      this.#toEveryone({ kind: "look", ids: [conversation_id] });
      return;
    }
    const small = facts.filter((fact) => JSON.stringify(fact).length <= LARGEST_FACT);
    for (const process_id of this.#readers.of(conversation_id)) {
      if (small.length > 0) this.#link.send(process_id, { kind: "events", conversation_id, events: small });
      if (small.length < facts.length) this.#link.send(process_id, { kind: "look", ids: [conversation_id] });
    }
  }

  sendText(conversation_id: string, event: TextEvent): void {
    for (const process_id of this.#readers.of(conversation_id)) {
      for (const part of splitEvent(event)) {
        this.#link?.send(process_id, { kind: "events", conversation_id, events: [part] });
      }
    }
  }

  sendSnapshot(conversation_id: string, to: Iterable<string> = this.#readers.of(conversation_id)): void {
    const parts = (this.#hub.ownSnapshot(conversation_id) ?? []).flatMap((event) => splitEvent(event));
    for (const process_id of to) {
      for (const part of parts) {
        const is_snapshot = part.data.offset === 0;
        this.#link?.send(process_id, { kind: "events", conversation_id, events: [part], is_snapshot });
      }
    }
  }

  snapshot(conversation_id: string): TextEvent[] {
    return this.#texts.snapshot(conversation_id);
  }

  heed(conversation_id: string, fact: WireEvent): TextEvent[] {
    return this.#texts.heed(conversation_id, fact);
  }

  get #isIntroduced(): boolean {
    return this.#isConnected && Date.now() - this.#upSince > INTRODUCTION_MS;
  }

  #toEveryone(item: ProcessMessage): void {
    if (this.#isConnected) this.#link?.send(EVERYONE, item);
    else if (!this.#link?.isFailing) this.#link?.post(item);
  }

  #introduce(): void {
    this.#upSince = Date.now();
    this.#readers.clear();
    this.#link?.send(EVERYONE, { kind: "hello" });
    const ids = [...this.#watching.keys()];
    if (ids.length > 0) this.#link?.send(EVERYONE, { kind: "watch", ids });
    this.#look.soon();
  }

  #lose(): void {
    this.#texts.doubt();
    this.#look.soon();
  }

  #hear(from: string, item: ProcessMessage): void {
    switch (item.kind) {
      case "hello": {
        const ids = [...this.#watching.keys()];
        if (ids.length > 0) this.#link?.send(from, { kind: "watch", ids });
        return;
      }
      case "watch":
        for (const id of item.ids) {
          this.#readers.add(id, from);
          this.sendSnapshot(id, [from]);
        }
        return;
      case "unwatch":
        for (const id of item.ids) this.#readers.remove(id, from);
        return;
      case "events":
        for (const event of item.events) this.#texts.hear(from, item.conversation_id, event, item.is_snapshot ?? false);
        return;
      case "want_snapshot":
        this.sendSnapshot(item.conversation_id, [from]);
        return;
      case "look":
        if (item.ids.some((id) => this.#watching.has(id))) this.#look.soon();
        return;
      case "announce":
        hearAnnouncement(item.topic, item.ids);
        return;
      case "beat":
        return;
      default:
        item satisfies never;
    }
  }
}
