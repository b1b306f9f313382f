import { describe, expect, it } from "vitest";
import { detectFormat } from "./detect-format.mjs";

const bytes = (text: string) => Buffer.from(text.padEnd(64, "\0"), "latin1");

describe("detectFormat", () => {
  it.each([
    ["\x89PNG\r\n\x1a\n", "png"],
    ["\xff\xd8\xff\xe0", "jpg"],
    ["GIF89a", "gif"],
    ["RIFF\0\0\0\0WEBPVP8 ", "webp"],
    ["RIFF\0\0\0\0WAVEfmt ", "wav"],
    ["RIFF\0\0\0\0AVI LIST", "avi"],
    ["\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"],
    ["\0\0\0\x1cftypmif1\0\0\0\0mif1avif", "avif"],
    ["\0\0\0\x14ftypqt  \0\0\0\0qt  ", "mov"],
    ["\0\0\0\x18ftypM4A \0\0\0\0M4A ", "m4a"],
    ["\0\0\0\x20ftypisom\0\0\x02\0isomavc1", "mp4"],
    ["\0\0\0\x08wide\0\0\0\0mdat", "mov"],
    ["\x1a\x45\xdf\xa3\x01\0\0\0webm", "webm"],
    ["\x1a\x45\xdf\xa3\x01\0\0\0matroska", "mkv"],
    ["\xff\xf1\x50\x80", "aac"],
    ["\xff\xfb\x90\x64", "mp3"],
    ["ID3\x04", "mp3"],
    ["OggS", "ogg"],
    ["PK\x03\x04", "zip"],
    ["%PDF-1.7", "pdf"],
    ["PK\x05\x06", "zip"],
    ["\x1f\x8b\x08", "gzip"],
    ["SQLite format 3\0", "sqlite"],
    ["\xd0\xcf\x11\xe0", "office"],
    ["BM\x36\0\0\0\0\0\0\0\x36", "bmp"],
    ["\xff\xfe<\0s\0v\0g\0>\0", "svg"],
    ['\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a --><svg xmlns="">', "svg"],
    ['<!DOCTYPE svg [<!ENTITY a "b">]><svg>', "svg"],
  ])("%j", (text, format) => {
    expect(detectFormat(bytes(text))).toBe(format);
  });

  it.each([
    "",
    "hello",
    "BMW makes cars that are driven",
    "The free lunch",
    "Listen: WAVE after wave",
    "ID3 is a tag",
    "\xff\xfeh\0e\0l\0l\0o\0",
    "<html><svg></svg></html>",
    "#EXTM3U\n#EXTINF:1\nfile:///etc/passwd",
    "\xff\xff\xff\xff",
  ])("%j is none of them", (text) => {
    expect(detectFormat(bytes(text))).toBeNull();
  });
});

it("is soon done with comments before a root that is no drawing", () => {
  const begun = performance.now();
  expect(detectFormat(Buffer.from(`${"<!---->".repeat(500)}<page>`))).toBeNull();
  expect(detectFormat(Buffer.from(`<!-- a -- b --><!---->${"<!DOCTYPE svg [x]>".repeat(100)}<svg>`))).toBe("svg");
  expect(performance.now() - begun).toBeLessThan(500);
});
