/** Which other processes have readers of which conversations, as they said. */
export class RemoteReaders {
  readonly #processes = new Map<string, Set<string>>();

  add(conversation_id: string, process_id: string): void {
    const processes = this.#processes.get(conversation_id) ?? new Set();
    this.#processes.set(conversation_id, processes.add(process_id));
  }

  remove(conversation_id: string, process_id: string): void {
    const processes = this.#processes.get(conversation_id);
    if (processes?.delete(process_id) && processes.size === 0) this.#processes.delete(conversation_id);
  }

  /** A process is gone. */
  forget(process_id: string): void {
    for (const conversation_id of this.#processes.keys()) this.remove(conversation_id, process_id);
  }

  clear(): void {
    this.#processes.clear();
  }

  of(conversation_id: string): Iterable<string> {
    return this.#processes.get(conversation_id) ?? [];
  }
}
