import { singleton } from "./process/singleton.ts";

/** What one process tells the others, with the ids it is about. */
export type Topic = "stop_run" | "sign_in_ended";

type Listener = (ids: string[]) => void;
type Carrier = (topic: Topic, ids: string[]) => void;

interface Announcements {
  listeners: Map<Topic, Set<Listener>>;
  carrier: Carrier | null;
}

const announcements = () => singleton<Announcements>("announcements", () => ({ listeners: new Map(), carrier: null }));

/**
 * Tells the other processes, where there are others; nothing is promised, so whoever depends on it also looks at the
 * database now and then. Listeners of this process are the caller's own affair.
 */
export function announce(topic: Topic, ids: string[]): void {
  if (ids.length > 0) announcements().carrier?.(topic, ids);
}

/** Hears what other processes announce, until the answer is called. */
export function onAnnounced(topic: Topic, listener: Listener): () => void {
  const { listeners } = announcements();
  const ours = listeners.get(topic) ?? new Set();
  listeners.set(topic, ours.add(listener));
  return () => void ours.delete(listener);
}

/** For the one that carries announcements between processes: what to do with ours. */
export function carryAnnouncements(carrier: Carrier | null): void {
  announcements().carrier = carrier;
}

/** For the same one: another process has announced this. */
export function hearAnnouncement(topic: Topic, ids: string[]): void {
  for (const listener of announcements().listeners.get(topic) ?? []) listener(ids);
}
