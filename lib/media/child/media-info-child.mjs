// One sound or film in; what its headers say out.
import { createRequire } from "node:module";
import { detectFormat } from "../../parsing/child/detect-format.mjs";
import { Refusal, serve } from "../../parsing/child/serve.mjs";
import { adtsSeconds, asfTexts, repairedText } from "./header-fixes.mjs";

const WASM = createRequire(import.meta.url).resolve("mediainfo.js/MediaInfoModule.wasm");
const READABLE = new Set(["mp3", "wav", "flac", "aac", "m4a", "ogg", "mp4", "mov", "avi", "wmv", "mkv", "webm"]);

await serve(async ({ input }) => {
  const format = detectFormat(input);
  if (format === null || !READABLE.has(format)) {
    throw new Refusal("UNSUPPORTED", `This is no sound or film${format ? `: the bytes are ${format}` : ""}.`);
  }
  const tracks = await readTracks(input);
  if (!tracks.some((track) => track["@type"] === "Audio" || track["@type"] === "Video")) {
    throw new Refusal("DAMAGED", "The file is damaged or cut off: neither sound nor picture is found in it.");
  }
  const [general] = tracks;
  if (format === "aac") general.Duration ??= adtsSeconds(input);
  if (format === "wmv") Object.assign(general, asfTexts(input));
  return { value: { format, tracks: tracks.map(plain) } };
});

/** @param {Uint8Array} input @returns {Promise<Record<string, any>[]>} */
async function readTracks(input) {
  const { default: create } = await import("mediainfo.js");
  const info = await create({ format: "object", locateFile: () => WASM });
  const { media } = await info.analyzeData(input.byteLength, (length, from) => input.subarray(from, from + length));
  return media?.track ?? [];
}

/** @param {Record<string, any>} track */
function plain(track) {
  const entries = Object.entries(track).filter(([, value]) => typeof value === "string" || typeof value === "number");
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === "string" ? repairedText(value).slice(0, 2000) : value]),
  );
}
