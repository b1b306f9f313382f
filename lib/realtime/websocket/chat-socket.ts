import type { Socket } from "node:net";
import type { RawData, WebSocket } from "ws";
import { db } from "../../../db/client.ts";
import { findLastSeq } from "../../../db/queries/runs/run-events.ts";
import { findActorAgain, watchSignIn } from "../../auth/index.ts";
import type { Actor } from "../../core/actor.ts";
import { logger } from "../../core/log/logger.ts";
import { withRequestContext } from "../../core/log/request-context.ts";
import { publicErrorOf } from "../../http/index.ts";
import type { WireEvent } from "../../protocol/events.ts";
import type { SocketMessage } from "../../protocol/socket-messages.ts";
import { type ConnectionStatus, connectionStatus } from "../connection-status.ts";
import { ConversationReader } from "../conversation-reader.ts";
import { isGone, tellsOfDeletion } from "../is-gone.ts";
import { startFrom } from "../start-from.ts";
import { answerMessage } from "./answer-message.ts";
import { errorEvent } from "./error-event.ts";
import { keepBeating } from "./heartbeat.ts";
import { MessageGate } from "./message-gate.ts";
import { Outgoing } from "./outgoing.ts";
import { clientIdIn, parseFrame, readMessage } from "./read-message.ts";
import type { SocketCommands } from "./socket-commands.ts";
import type { SocketLimits } from "./socket-limits.ts";

export interface ChatSocketParts {
  ws: WebSocket;
  socket: Socket;
  actor: Actor;
  conversation_id: string;
  /** The newest fact when it was opened. */
  last_seq: number;
  /** Of the request that opened it, for audit and limits. */
  headers: Headers;
  commands: SocketCommands;
  limits: SocketLimits;
}

/** Messages that may wait for an earlier one of the same socket to be done. */
const MAX_WAITING = 50;

/** One client's socket to one conversation, from its greeting to its end. */
export class ChatSocket {
  readonly actor: Actor;
  readonly conversation_id: string;
  readonly #parts: ChatSocketParts;
  readonly #out: Outgoing;
  readonly #status: ConnectionStatus;
  readonly #gate: MessageGate;
  readonly #stops: (() => void)[] = [];
  #reader: ConversationReader;
  /** From where a client asked to go on while it was not reading; the latest counts. */
  #resume_from: number | null = null;
  #malformed = 0;
  #waiting = 0;
  #work: Promise<void> = Promise.resolve();

  constructor(parts: ChatSocketParts) {
    const { ws, socket, actor, conversation_id, limits, last_seq } = parts;
    this.#parts = parts;
    this.actor = actor;
    this.conversation_id = conversation_id;
    this.#out = new Outgoing(ws, socket, limits, () => void this.#catchUp());
    this.#status = connectionStatus(actor, conversation_id);
    this.#gate = new MessageGate(limits);
    this.#reader = this.#readFrom(last_seq);
    this.#watchLife();
    ws.on("message", (data, isBinary) => this.#receive(data, isBinary));
    // What is wrong with a frame is in the code that ws closes the socket with; a line that broke is no news.
    ws.on("error", () => undefined);
    ws.once("close", () => this.#release());
    this.#out.send(this.#status("connected", last_seq));
    void this.#catchUp();
  }

  /** Says goodbye before the process ends. */
  sayClosing(): void {
    this.#out.send(this.#status("closing"));
    this.#out.close("restarting");
  }

  #watchLife(): void {
    const { ws, actor, limits } = this.#parts;
    keepBeating(ws, limits.ping_ms);
    this.#stops.push(watchSignIn(actor, (why) => this.#out.close(why)));
  }

  #release(): void {
    for (const stop of this.#stops) stop();
    this.#reader.close();
  }

  #readFrom(last_seq: number): ConversationReader {
    return new ConversationReader(this.conversation_id, last_seq, (event) => {
      if (tellsOfDeletion(event)) void this.#closeIfGone();
      return this.#out.send(event);
    });
  }

  /** A read that fails ends the socket, so that the client comes back with its last number. */
  async #catchUp(): Promise<void> {
    // What is not read is not added to: the socket's drain comes back here.
    if (this.#out.isFull) return;
    try {
      if (this.#resume_from !== null) await this.#goBack(this.#resume_from);
      await this.#reader.catchUp();
    } catch (error) {
      logger().warn({ err: error }, "a socket was closed because its facts could not be read");
      this.#out.close("failed");
    }
  }

  async #closeIfGone(): Promise<void> {
    if (await isGone(this.actor, this.conversation_id)) this.#out.close("deleted");
  }

  async #resume(last_seq: number): Promise<void> {
    this.#resume_from = last_seq;
    await this.#catchUp();
  }

  async #goBack(last_seq: number): Promise<void> {
    this.#resume_from = null;
    const newest = await findLastSeq(db(), this.conversation_id);
    if (this.#parts.ws.readyState !== this.#parts.ws.OPEN) return;
    this.#reader.close();
    this.#reader = this.#readFrom(startFrom(last_seq, newest.last_seq));
  }

  #receive(data: RawData, isBinary: boolean): void {
    const value = isBinary ? undefined : parseFrame(data.toString());
    if (value === undefined && !isBinary) this.#malformed += 1;
    const wait = this.#waiting >= MAX_WAITING ? 1 : this.#gate.ask();
    if (isBinary) this.#out.close("text_only");
    else if (this.#malformed > this.#parts.limits.max_malformed) this.#out.close("malformed");
    else if (wait === "abuse") this.#out.close("too_many_messages");
    else if (wait > 0) this.#refuse(value, { code: "RATE_LIMITED", message: "Too many messages.", retry_after: wait });
    else if (value === undefined) this.#refuse(value, { code: "VALIDATION_ERROR", message: "The frame is not JSON." });
    else this.#enqueue(value);
  }

  /** One after the other: two messages of a person are stored in the order they were sent. */
  #enqueue(value: unknown): void {
    this.#waiting += 1;
    this.#work = this.#work.then(async () => {
      await this.#answer(value);
      this.#waiting -= 1;
    });
  }

  async #answer(value: unknown): Promise<void> {
    await withRequestContext(this.#parts.headers, async ({ request_id }) => {
      try {
        await this.#act(await readMessage(value));
      } catch (error) {
        this.#refuse(value, publicErrorOf(error, { request_id, what: "a message over a socket" }));
      }
    });
  }

  async #act(message: SocketMessage): Promise<void> {
    // What may change something is done with the rights of this moment, not with those of the greeting.
    const isPassive = message.type === "ping" || message.type === "resume";
    const actor = isPassive ? this.actor : await findActorAgain(this.actor);
    if (!actor) {
      this.#out.close("signed_out");
      return;
    }
    await answerMessage(message, {
      actor,
      conversation_id: this.conversation_id,
      commands: this.#parts.commands,
      reply: (event: WireEvent) => void this.#out.send(event),
      resume: (last_seq) => this.#resume(last_seq),
    });
  }

  #refuse(value: unknown, error: Parameters<typeof errorEvent>[0]): void {
    this.#out.send(errorEvent(error, clientIdIn(value)));
  }
}
