/** How a format is written. Every encoder named here is in the build of FFmpeg that the package carries. */

const AUDIO_AAC = ["-c:a", "aac", "-b:a", "192k"];
/** Chroma is stored by twos: odd sizes lose their last line. */
const EVEN = ["-vf", "scale=trunc(iw/2)*2:trunc(ih/2)*2", "-pix_fmt", "yuv420p"];
const H264 = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "23", ...EVEN];

/** @type {Record<string, { muxer: string, args: string[], is_film: boolean, copies?: string[] }>} */
export const WRITERS = {
  // One channel at the rate speech models listen at: half an hour is 11 MB.
  speech: { muxer: "mp3", is_film: false, args: ["-ac", "1", "-ar", "16000", "-c:a", "libmp3lame", "-b:a", "48k"] },
  mp3: { muxer: "mp3", is_film: false, args: ["-c:a", "libmp3lame", "-q:a", "2"] },
  wav: { muxer: "wav", is_film: false, args: ["-c:a", "pcm_s16le"] },
  flac: { muxer: "flac", is_film: false, args: ["-c:a", "flac"] },
  aac: { muxer: "adts", is_film: false, args: AUDIO_AAC },
  m4a: { muxer: "ipod", is_film: false, args: AUDIO_AAC },
  ogg: { muxer: "ogg", is_film: false, args: ["-c:a", "libvorbis", "-q:a", "5"] },
  mp4: {
    muxer: "mp4",
    is_film: true,
    args: [...H264, ...AUDIO_AAC, "-movflags", "+faststart"],
    copies: ["h264", "aac", "mp3"],
  },
  mov: { muxer: "mov", is_film: true, args: [...H264, ...AUDIO_AAC], copies: ["h264", "aac"] },
  avi: {
    muxer: "avi",
    is_film: true,
    args: [
      "-c:v",
      "mpeg4",
      "-q:v",
      "4",
      "-vtag",
      "XVID",
      ...EVEN,
      "-c:a",
      "libmp3lame",
      "-b:a",
      "160k",
      "-ar",
      "44100",
    ],
  },
  wmv: { muxer: "asf", is_film: true, args: ["-c:v", "wmv2", "-q:v", "4", ...EVEN, "-c:a", "wmav2", "-b:a", "160k"] },
  webm: {
    muxer: "webm",
    is_film: true,
    args: ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "1M", ...EVEN, "-c:a", "libvorbis"],
  },
  mkv: { muxer: "matroska", is_film: true, args: [...H264, ...AUDIO_AAC], copies: ["h264", "aac", "mp3"] },
};

/** The readers, by what the bytes are: named, so that a text file is never taken for a playlist. @type {Record<string, string>} */
export const READERS = {
  mp3: "mp3",
  wav: "wav",
  flac: "flac",
  aac: "aac",
  m4a: "mov",
  ogg: "ogg",
  mp4: "mov",
  mov: "mov",
  avi: "avi",
  wmv: "asf",
  mkv: "matroska",
  webm: "matroska",
};
