import { describe, expect, it } from "vitest";
import { mediaTypeOf } from "./media-type.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

describe("mediaTypeOf", () => {
  it.each([
    ["x.bin", bytes("\x89PNG\r\n\x1a\n...."), "image/png"],
    ["photo.txt", bytes("\xff\xd8\xff\xe0"), "image/jpeg"],
    ["a.webp", bytes("RIFF\x01\x02\x03\x04WEBPVP8 "), "image/webp"],
    ["a.pdf", bytes("%PDF-1.7"), "application/pdf"],
    ["a.zip", bytes("PK\x03\x04"), "application/zip"],
    ["a.DOCX", bytes("PK\x03\x04"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["song.mp3", bytes("\xff\xfb\x90\x64"), "audio/mpeg"],
    ["song.bin", bytes("\xff\xfb\x90\x64"), "application/octet-stream"],
    ["tagged.bin", bytes("ID3\x04"), "audio/mpeg"],
    ["film.wmv", bytes("\x30\x26\xb2\x75\x8e\x66\xcf\x11"), "video/x-ms-wmv"],
    ["a.mp4", bytes("\0\0\0\x18ftypisom"), "video/mp4"],
    ["a.csv", Buffer.from("名称,数\n"), "text/csv"],
    ["a.py", Buffer.from("print('你好')"), "text/x-python"],
    ["old.csv", Buffer.from([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0x31]), "text/csv"],
    ["README", Buffer.from("words"), "text/plain"],
    ["empty.txt", new Uint8Array(), "text/plain"],
    ["BMW.txt", bytes("BMW makes cars"), "text/plain"],
  ])("%s", (path, data, type) => {
    expect(mediaTypeOf(path, data)).toBe(type);
  });

  it("does not believe an extension that the bytes deny", () => {
    expect(mediaTypeOf("a.png", Buffer.from("<script>"))).toBe("text/plain");
    expect(mediaTypeOf("a.html", bytes("MZ\x90\0\x03"))).toBe("application/octet-stream");
    expect(mediaTypeOf("old.bin", Buffer.from([0xc3, 0xfb, 0xb3, 0xc6]))).toBe("application/octet-stream");
    expect(mediaTypeOf("a.txt", bytes("caf\xe9"))).toBe("application/octet-stream");
  });

  it("is not misled by a character cut at the end of what is looked at", () => {
    expect(mediaTypeOf("a.txt", Buffer.from(`a${"文".repeat(40_000)}`))).toBe("text/plain");
  });
});
