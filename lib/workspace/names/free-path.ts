import type { PathIndex } from "./path-index.ts";

const MAX_SEGMENT_BYTES = 255;

/** The path, or, where the workspace has one by that name, the first free `name (2).ext`, `name (3).ext`... */
export function freePath(path: string, index: PathIndex): string {
  if (!index.isTaken(path)) return path;
  const slash = path.lastIndexOf("/") + 1;
  const name = path.slice(slash);
  const extension = /.(\.tar)?(\.[^.]{1,20})$/i.exec(name)?.slice(1).join("") ?? "";
  const stem = name.slice(0, name.length - extension.length);
  for (let number = 2; ; number += 1) {
    const tail = ` (${number})${extension}`;
    const candidate = `${path.slice(0, slash)}${shorten(stem, MAX_SEGMENT_BYTES - Buffer.byteLength(tail))}${tail}`;
    if (!index.isTaken(candidate)) return candidate;
  }
}

/** Cut by whole characters to a number of bytes. */
function shorten(stem: string, bytes: number): string {
  const characters = [...stem];
  while (Buffer.byteLength(characters.join("")) > bytes) characters.pop();
  return characters.join("").trimEnd();
}
