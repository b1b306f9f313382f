import type { Callee } from "./call-api.ts";
import { readSse } from "./read-sse.ts";

export interface ReadFacts {
  /** The JSON of each fact, in the order they came. */
  facts: string[];
  /** The newest fact there is, as the server's greeting said; undefined where it does not say. */
  newest: number | undefined;
}

/** Until what is due must have come. */
const LIMIT_MS = 10_000;
/** For what would come and is not due. */
const MORE_MS = 150;

/** The facts that one connection gets which claims to have `last_seq`: as many as are `due`, or more, or fewer in 10 s. */
export async function readFacts(
  callee: Callee,
  conversation_id: string,
  last_seq: number,
  due: number,
): Promise<ReadFacts> {
  const abort = new AbortController();
  const found: ReadFacts = { facts: [], newest: undefined };
  let timer = setTimeout(() => abort.abort(), LIMIT_MS);
  const onEvent = (data: string) => {
    const event = JSON.parse(data);
    if (typeof event.seq === "number") found.facts.push(data);
    if (event.type === "connection_status") found.newest = event.data.last_seq;
    if (found.facts.length < due) return;
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(), MORE_MS);
  };
  try {
    const { signal } = abort;
    await readSse({ callee, conversation_id, last_seq, signal, onOpen: () => undefined, onEvent });
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
  }
  return found;
}
