import type { Piece } from "./piece.ts";

/** Pieces from who makes them to one reader; words that wait are put together, so that a slow reader costs little. */
export class PieceQueue {
  readonly #waiting: Piece[] = [];
  #ended: { error: unknown } | null = null;
  #wake = () => {};

  push(piece: Piece): void {
    const last = this.#waiting.at(-1);
    const isMore = last?.kind === piece.kind && (piece.kind === "text" || piece.kind === "reasoning");
    if (isMore && "text" in last) last.text += piece.text;
    else this.#waiting.push({ ...piece });
    this.#wake();
  }

  /** Nothing follows; with an error the reader gets it after all that was pushed. */
  end(error?: unknown): void {
    this.#ended ??= { error };
    this.#wake();
  }

  async *read(): AsyncGenerator<Piece> {
    for (;;) {
      const piece = this.#waiting.shift();
      if (piece) {
        yield piece;
      } else if (this.#ended) {
        if (this.#ended.error !== undefined) throw this.#ended.error;
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
