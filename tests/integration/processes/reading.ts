import type { WireEvent } from "../../../lib/protocol/events.ts";
import { fold } from "../../../lib/protocol/fold.ts";
import type { ConversationView, MessageView } from "../../../lib/protocol/view.ts";
import { ConversationReader } from "../../../lib/realtime/conversation-reader.ts";
import type { Hub } from "../../../lib/realtime/hub.ts";

/** A client of one process, with everything it was told. */
export class Client {
  view: ConversationView;
  readonly events: WireEvent[] = [];
  readonly #reader: ConversationReader;

  constructor(conversation_id: string, hub: Hub) {
    this.view = { conversation_id, title: null, last_seq: 0, messages: [] };
    this.#reader = new ConversationReader(conversation_id, 0, (event) => this.#take(event), hub);
  }

  static async open(conversation_id: string, hub: Hub): Promise<Client> {
    const client = new Client(conversation_id, hub);
    await client.#reader.catchUp();
    return client;
  }

  get answer(): MessageView | undefined {
    return this.view.messages.at(-1);
  }

  get text(): string {
    return this.answer?.content ?? "";
  }

  /** The numbers of the facts it was told, in the order in which they came. */
  get numbers(): number[] {
    return this.events.flatMap((event) => event.seq ?? []);
  }

  close(): void {
    this.#reader.close();
  }

  #take(event: WireEvent): boolean {
    this.events.push(event);
    this.view = fold(this.view, event);
    return true;
  }
}
