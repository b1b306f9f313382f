import { fail } from "../core/errors.ts";
import { isId, newId } from "../core/ids.ts";

const KEY = /^([0-9a-f]{2})\/([0-9a-f]{2})\/([0-9a-f-]{36})$/;

/**
 * A new key `ab/cd/<uuid>`. The folders come from the random end of the id: its beginning is time, which would put all of
 * a day's files into one folder.
 */
export function newStorageKey(id: string = newId()): string {
  const tail = id.toLowerCase().slice(-4);
  return `${tail.slice(0, 2)}/${tail.slice(2)}/${id.toLowerCase()}`;
}

/** Throws VALIDATION_ERROR for anything but a key that {@link newStorageKey} could have made: no path of a person reaches a disk. */
export function assertStorageKey(key: string): void {
  const [, first, second, id] = KEY.exec(key) ?? [];
  if (id === undefined || !isId(id) || !id.endsWith(`${first}${second}`)) {
    throw fail("VALIDATION_ERROR", { what: "storage key", message: "The storage key is not valid." });
  }
}
