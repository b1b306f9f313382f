// One sound or film in; the same in another format out.
import process from "node:process";
import { detectFormat } from "../../parsing/child/detect-format.mjs";
import { Refusal, serve } from "../../parsing/child/serve.mjs";
import { READERS, WRITERS } from "./ffmpeg-formats.mjs";
import { loadFfmpeg } from "./load-ffmpeg.mjs";

/** A phone writes where a film was made into its tags; a copy for others does not say it. */
const PLACES = ["location", "location-eng", "com.apple.quicktime.location.ISO6709"];
const WITHOUT_PLACE = PLACES.flatMap((key) => ["-metadata", `${key}=`]);

await serve(async ({ input, options }) => {
  const format = detectFormat(input) ?? "";
  const reader = READERS[format];
  const writer = WRITERS[options.to];
  if (!reader) {
    const what = format === "" ? "" : `: the bytes are ${format}`;
    throw new Refusal("UNSUPPORTED", `This is no sound or film that can be converted${what}.`);
  }
  if (!writer) throw new Refusal("UNSUPPORTED", `Sound and film cannot be written as ${options.to}.`);
  const ffmpeg = await loadFfmpeg();
  ffmpeg.files.writeFile("input", input);
  const source = ["-f", reader, "-i", "input"];
  const streams = streamsIn(ffmpeg.run(source).lines);
  refuseWithout(streams, writer, options.to);
  const { copies = [] } = writer;
  const isCopied = writer.is_film && streams.every(({ codec }) => copies.includes(codec));
  const data =
    (isCopied ? write(ffmpeg, source, writer, ["-c", "copy"]) : null) ?? write(ffmpeg, source, writer, writer.args);
  if (!data) throw new Refusal("DAMAGED", "The file is damaged or cut off: it cannot be decoded.");
  return { value: { from: format }, parts: [{ name: "output", data }] };
});

/** What FFmpeg tells of a file before it works on it. @param {string[]} lines */
function streamsIn(lines) {
  return lines.flatMap((line) => {
    const [, type, codec] = /Stream #0:\d+.*?: (Video|Audio): (\w+)/.exec(line) ?? [];
    const isPicture = line.includes("(attached pic)");
    return type && codec && !isPicture ? [{ type, codec }] : [];
  });
}

/** @param {{ type: string }[]} streams @param {{ is_film: boolean }} writer @param {string} to */
function refuseWithout(streams, { is_film }, to) {
  if (streams.length === 0)
    throw new Refusal("DAMAGED", "The file is damaged or cut off: nothing in it can be played.");
  const needed = is_film ? "Video" : "Audio";
  if (streams.some(({ type }) => type === needed)) return;
  throw new Refusal("UNSUPPORTED", `The file has no ${is_film ? "picture" : "sound"}, so it cannot become ${to}.`);
}

/**
 * @param {Awaited<ReturnType<typeof loadFfmpeg>>} ffmpeg
 * @param {string[]} source
 * @param {{ is_film: boolean, muxer: string }} writer
 * @param {string[]} codecs
 * @returns {Uint8Array | null}
 */
function write(ffmpeg, source, { is_film, muxer }, codecs) {
  const chosen = is_film ? ["-map", "0:V:0", "-map", "0:a:0?"] : ["-map", "0:a:0"];
  const { code, lines } = ffmpeg.run([...source, ...chosen, ...WITHOUT_PLACE, ...codecs, "-f", muxer, "output"]);
  if (code === 0) {
    const data = ffmpeg.files.readFile("output");
    if (data.length > 0) return data;
  }
  process.stderr.write(`${lines.slice(-8).join("\n")}\n`);
  return null;
}
