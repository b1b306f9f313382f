import { inspectImage, inspectMedia, type MediaConversion, mediaConversions } from "../../lib/media/index.ts";
import { drawing, film, heic, picture, tone } from "./sources.ts";

const FILMS = ["mp4", "mov", "avi", "wmv", "mkv", "webm"];
const SOUNDS = ["mp3", "wav", "flac", "aac", "m4a", "ogg"];
const IMAGES = { jpg: "jpeg", png: "png", gif: "gif", webp: "webp", tiff: "tiff", avif: "avif" } as const;
/** Encoders fill whole frames: a second of sound becomes a little more. */
const MAX_DRIFT_S = 0.25;

const find = (from: string, to: string): MediaConversion => {
  const found = mediaConversions.find((each) => each.from === from && each.to === to);
  if (found) return found;
  throw new Error(`no conversion from ${from} to ${to}`);
};

async function convert(from: string, to: string, data: Uint8Array): Promise<Uint8Array> {
  const made = await find(from, to).convert({ data, options: {}, signal: new AbortController().signal });
  if (made.ok) return made.data;
  throw new Error(`${from} to ${to}: ${made.error.code}: ${made.error.message}`);
}

const sources = new Map<string, Promise<Uint8Array>>();

/** A small file of a format, made once. */
export function sourceOf(format: string): Promise<Uint8Array> {
  const known = sources.get(format) ?? makeSource(format);
  sources.set(format, known);
  return known;
}

async function makeSource(format: string): Promise<Uint8Array> {
  if (format === "svg") return drawing();
  if (format === "heic") return heic();
  if (format === "bmp") return convert("png", "bmp", await picture("png"));
  if (format === "mp4") return film();
  if (format === "wav") return tone();
  const [, written] = Object.entries(IMAGES).find(([name]) => name === format) ?? [];
  if (written) return picture(written);
  return FILMS.includes(format) ? convert("mp4", format, await film()) : convert("wav", format, tone());
}

/** Converts one small file and looks at the result with another program than the one that made it. Throws what is wrong. */
export async function checkConversion(from: string, to: string): Promise<{ bytes: number; ms: number }> {
  const source = await sourceOf(from);
  const started = performance.now();
  const made = await convert(from, to, source);
  const ms = Math.round(performance.now() - started);
  await (SOUNDS.includes(to) || FILMS.includes(to) ? checkMedia(source, made, to) : checkImage(source, made, to));
  return { bytes: made.byteLength, ms };
}

async function checkImage(source: Uint8Array, made: Uint8Array, to: string): Promise<void> {
  const signal = new AbortController().signal;
  const [before, after] = await Promise.all([inspectImage(source, { signal }), inspectImage(made, { signal })]);
  if (!before.ok || !after.ok) throw new Error(`cannot be read again: ${JSON.stringify([before, after])}`);
  expectSame("format", after.value.format, to);
  expectSame("width", after.value.width, before.value.width);
  expectSame("height", after.value.height, before.value.height);
}

async function checkMedia(source: Uint8Array, made: Uint8Array, to: string): Promise<void> {
  const signal = new AbortController().signal;
  const [before, after] = await Promise.all([inspectMedia(source, { signal }), inspectMedia(made, { signal })]);
  if (!before.ok || !after.ok) throw new Error(`cannot be read again: ${JSON.stringify([before, after])}`);
  expectSame("format", after.value.format, to);
  const drift = Math.abs((after.value.duration ?? 0) - (before.value.duration ?? 0));
  if (drift > MAX_DRIFT_S) throw new Error(`${drift.toFixed(2)} s longer or shorter than its source`);
  expectSame("sounds", after.value.audio.length, before.value.audio.length);
  if (!FILMS.includes(to)) return;
  expectSame("width", after.value.video[0]?.width, before.value.video[0]?.width);
  expectSame("height", after.value.video[0]?.height, before.value.video[0]?.height);
}

function expectSame(what: string, is: unknown, wanted: unknown): void {
  if (is !== wanted) throw new Error(`${what} is ${String(is)}, not ${String(wanted)}`);
}
