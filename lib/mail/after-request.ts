import { singleton } from "../core/process/singleton.ts";

type Listener = () => void;

const state = () => singleton<{ listener: Listener | null }>("mail_listener", () => ({ listener: null }));

/** For a host without workers: what to do, once the request is answered, when it has put a mail on its way. */
export function onMail(listener: Listener | null): void {
  state().listener = listener;
}

export const announceMail = (): void => state().listener?.();
