/** What a person wrote on this browser and is not on the server: `alma:draft:…`, `alma:edit:…`, `alma:outbox:…`, `alma:upload:…`. */
const WRITING = /^alma:(draft|edit|outbox|upload):/;

type Place = "local" | "session";

/**
 * A place of this browser to keep things: `local` for all tabs and for good, `session` for this tab and its reloads.
 * One that is full or forbidden keeps nothing and says nothing: whoever writes goes on writing.
 */
function storageOf(place: Place): Storage | null {
  if (typeof window === "undefined") return null;
  try {
    return place === "local" ? localStorage : sessionStorage;
  } catch {
    return null;
  }
}

export const readStored = (place: Place, key: string): string | null => storageOf(place)?.getItem(key) ?? null;

/** Keeps a value, or forgets it when it is null. */
export function writeStored(place: Place, key: string, value: string | null): void {
  try {
    const storage = storageOf(place);
    if (value === null) storage?.removeItem(key);
    else storage?.setItem(key, value);
  } catch {
    // Full: what is written lives as long as the page.
  }
}

export const storedKeys = (place: Place, prefix: string): string[] =>
  Object.keys(storageOf(place) ?? {}).filter((key) => key.startsWith(prefix));

/** A stored value as JSON; null where there is none or it is no JSON. */
export function readStoredJson(place: Place, key: string): unknown {
  try {
    return JSON.parse(readStored(place, key) ?? "null");
  } catch {
    return null;
  }
}

/** Leaves nothing of what was written here to the next person at this browser. */
export function forgetWriting(): void {
  for (const place of ["local", "session"] as const) {
    for (const key of storedKeys(place, "alma:")) if (WRITING.test(key)) writeStored(place, key, null);
  }
}
