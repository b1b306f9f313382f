/** What names a workspace already has. Names that differ only in case count as the same, as they do on many disks. */
export class PathIndex {
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();

  constructor(paths: Iterable<string>) {
    for (const path of paths) this.add(path);
  }

  add(path: string): void {
    const folded = fold(path);
    this.#files.add(folded);
    for (const folder of foldersOf(folded)) this.#folders.add(folder);
  }

  isTaken(path: string): boolean {
    const folded = fold(path);
    return this.#files.has(folded) || this.#folders.has(folded);
  }

  /** Whether `path` would need a file to be a folder, or a folder to be a file. */
  isBlocked(path: string): boolean {
    const folded = fold(path);
    return this.#folders.has(folded) || foldersOf(folded).some((folder) => this.#files.has(folder));
  }
}

const fold = (path: string): string => path.normalize("NFC").toLowerCase().normalize("NFC");

/** `a/b/c` has the folders `a` and `a/b`. */
function foldersOf(path: string): string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}
