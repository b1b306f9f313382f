import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";
import { crc32 } from "node:zlib";
import PDFDocument from "pdfkit";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { checkConversion, sourceOf } from "../../tests/media/check-conversion.ts";
import { drawing, film, heic, photoWithPlace, picture, tone } from "../../tests/media/sources.ts";
import { convertImage, convertMedia, inspectImage, inspectMedia, recognizeText } from "./index.ts";

const { signal } = new AbortController();
const refusal = (code: string) => ({ ok: false, error: { code } });

/** What the call answered and that it did so before a person loses patience. */
async function soon<T>(call: Promise<T>): Promise<T> {
  const started = performance.now();
  const answer = await call;
  expect(performance.now() - started).toBeLessThan(5_000);
  return answer;
}

describe("conversions", () => {
  // One way into and out of every format; all pairs: npm run media:matrix.
  it.each([
    ["png", "jpg"],
    ["bmp", "webp"],
    ["svg", "gif"],
    ["heic", "png"],
    ["wav", "mp3"],
    ["mp4", "avi"],
    ["wmv", "mp4"],
  ])("%s becomes %s", async (from, to) => {
    expect((await checkConversion(from, to)).bytes).toBeGreaterThan(50);
  });

  it("keeps the colours through BMP and back", async () => {
    const bmp = await convertImage(await picture("png"), { to: "bmp", signal });
    const png = bmp.ok ? await convertImage(bmp.value, { to: "png", signal }) : bmp;
    const pixels = await sharp(png.ok ? png.value : undefined)
      .raw()
      .toBuffer();
    expect([...pixels.subarray(0, 3)]).toEqual([0xe0, 0xa0, 0x20]);
    expect([...pixels.subarray(-3)]).toEqual([0x20, 0x60, 0xc0]);
  });

  it("leaves the camera's notes and the place out of what it makes", async () => {
    const jpg = await convertImage(await photoWithPlace(), { to: "jpg", signal });
    const info = jpg.ok ? await inspectImage(jpg.value, { with_location: true, signal }) : jpg;
    expect(info).toMatchObject({ ok: true, value: { exif: {} } });
    expect(JSON.stringify(info)).not.toContain("location");
    const mov = await convertMedia(await film(), { to: "mov", signal });
    const told = mov.ok ? await inspectMedia(mov.value, { with_location: true, signal }) : mov;
    expect(told).toMatchObject({ ok: true, value: { tags: { title: "测试 film" } } });
    expect(JSON.stringify(told)).not.toContain("48.2");
  });
});

describe("inspectImage", () => {
  it("tells format, size and colour by content", async () => {
    expect(await inspectImage(await heic(), { signal })).toMatchObject({
      ok: true,
      value: { format: "heic", width: 192, height: 128, frames: 1, has_transparency: false },
    });
  });

  it("tells the place of a photograph only when asked", async () => {
    const photo = await photoWithPlace();
    const plain = await inspectImage(photo, { signal });
    expect(plain).toMatchObject({ ok: true, value: { exif: { Make: "Phone", Model: "X 1" } } });
    expect(JSON.stringify(plain)).not.toMatch(/48\.2|16\.3|GPS|latitude/i);
    expect(await inspectImage(photo, { with_location: true, signal })).toMatchObject({
      ok: true,
      value: { location: { latitude: expect.closeTo(48.2), longitude: expect.closeTo(16.3) } },
    });
  });
});

describe("inspectMedia", () => {
  it("tells duration, codecs, size and tags", async () => {
    const info = await inspectMedia(await film(), { signal });
    expect(info).toMatchObject({
      ok: true,
      value: {
        format: "mp4",
        duration: expect.closeTo(1, 0),
        audio: [{ codec: "AAC", channels: 1, sample_rate: 22_050 }],
        video: [{ codec: "AVC", width: 96, height: 64, frames_per_second: 10 }],
        tags: { title: "测试 film" },
      },
    });
    expect(JSON.stringify(info)).not.toContain("48.2");
    expect(await inspectMedia(tone(), { signal })).toMatchObject({
      ok: true,
      value: { format: "wav", duration: 1, audio: [{ codec: "PCM", bits_per_sample: 16 }], video: [] },
    });
  });

  it("reads the Chinese title of a WMV, and the length of bare AAC", async () => {
    const made = await Promise.all([sourceOf("wmv"), sourceOf("aac")]);
    const told = await Promise.all(made.map((data) => inspectMedia(data, { signal })));
    expect(told).toMatchObject([
      { ok: true, value: { tags: { title: "测试 film" } } },
      { ok: true, value: { duration: expect.closeTo(1, 0) } },
    ]);
  });
});

describe("recognizeText", () => {
  const page = (words: string) =>
    sharp(drawing(words, 900, 160))
      .jpeg()
      .toBuffer();

  const scan = async (pages: string[]): Promise<Buffer> => {
    const document = new PDFDocument({ autoFirstPage: false, size: [450, 80], margin: 0 });
    const chunks: Buffer[] = [];
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    for (const words of pages) document.addPage().image(await page(words), 0, 0, { width: 450 });
    const ended = new Promise((resolve) => document.on("end", resolve));
    document.end();
    await ended;
    return Buffer.concat(chunks);
  };

  it("reads Latin letters and digits of a scan, page by page", async () => {
    const pdf = await scan(["Invoice 2026-118", "Total 1,250.00 yuan"]);
    const read = await recognizeText(pdf, { language: "en", signal });
    expect(read).toMatchObject({ ok: true, value: { total_pages: 2 } });
    const [first, second] = read.ok ? read.value.pages : [];
    expect([first?.text, second?.text]).toEqual(["Invoice 2026-118", "Total 1,250.00 yuan"]);
    expect(first?.confidence).toBeGreaterThan(70);
    expect(await recognizeText(pdf, { language: "en", from_page: 3, signal })).toMatchObject(refusal("UNSUPPORTED"));
  });

  it("reads Chinese of a drawing, whose font is our own", async () => {
    const svg = drawing("上海测试有限公司", 600, 120);
    const read = await recognizeText(svg, { language: "zh", signal });
    expect(read.ok && read.value.pages[0]?.text).toBe("上海测试有限公司");
  });
});

describe("hostile files", () => {
  const png = () => picture("png");
  const asImage = (data: Uint8Array) => soon(inspectImage(data, { signal }));

  it("refuses pixel bombs by their header", async () => {
    const bomb = await png();
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    expect(await asImage(bomb)).toMatchObject(refusal("TOO_LARGE"));
    const bmp = Buffer.from("BM".padEnd(60, "\0"), "latin1");
    bmp.writeUInt32LE(40, 14);
    bmp.writeInt32LE(60_000, 18);
    bmp.writeInt32LE(60_000, 22);
    expect(await asImage(bmp)).toMatchObject(refusal("TOO_LARGE"));
    expect(await asImage(drawing("x", 90_000, 90_000))).toMatchObject(refusal("TOO_LARGE"));
  });

  it.each(["png", "jpeg", "gif"] as const)("names a %s that is cut off", async (format) => {
    const whole = await sharp(drawing()).toFormat(format).toBuffer();
    const cut = whole.subarray(0, Math.floor(whole.length * 0.6));
    expect(await asImage(cut)).toMatchObject(refusal("DAMAGED"));
  });

  it("names what is no picture and no film, whatever it is called", async () => {
    const zip = Buffer.from("PK\x03\x04".padEnd(200, "\0"), "latin1");
    expect(await asImage(zip)).toMatchObject({ ...refusal("UNSUPPORTED"), error: { message: /zip/ } });
    const playlist = Buffer.from("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1\nfile:///etc/passwd\n");
    expect(await soon(inspectMedia(await png(), { signal }))).toMatchObject(refusal("UNSUPPORTED"));
    expect(await soon(convertMedia(playlist, { to: "mp4", signal }))).toMatchObject(refusal("UNSUPPORTED"));
    expect(await soon(convertMedia(tone(), { to: "mp4", signal }))).toMatchObject(refusal("UNSUPPORTED"));
  });

  it("names a film that is cut off", async () => {
    const cut = (await film()).subarray(0, 3_000);
    expect(await soon(inspectMedia(cut, { signal }))).toMatchObject(refusal("DAMAGED"));
    expect(await soon(convertMedia(cut, { to: "avi", signal }))).toMatchObject(refusal("DAMAGED"));
  });

  it("draws an SVG without loading or running anything", async () => {
    let visits = 0;
    const server = createServer((_, response) => {
      visits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/x.png`;
    const folder = await mkdtemp(path.join(os.tmpdir(), "media-"));
    await writeFile(path.join(folder, "a.png"), await picture("png"));
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40" onload="fetch('${url}')"><rect width="40" height="40" fill="#ffffff"/><script>fetch("${url}")</script><image xlink:href="${url}" width="40" height="40"/><image href="file://${folder}/a.png" width="40" height="40"/></svg>`;
    const info = await asImage(Buffer.from(svg));
    const drawn = await convertImage(Buffer.from(svg), { to: "png", signal });
    server.close();
    await rm(folder, { recursive: true });
    expect(visits).toBe(0);
    const removed = ["script", "event handler", "external reference"];
    expect(info).toMatchObject({ ok: true, value: { removed } });
    const { isOpaque, channels } = await sharp(drawn.ok ? drawn.value : undefined).stats();
    expect([isOpaque, channels[0]?.min]).toEqual([true, 255]);
  });

  it("refuses entities and ends a drawing that never ends", async () => {
    const entities =
      '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>';
    expect(await asImage(Buffer.from(entities))).toMatchObject(refusal("UNSAFE"));
    const level = (depth: number) => `<g id="a${depth}">${`<use href="#a${depth - 1}"/>`.repeat(10)}</g>`;
    const levels = Array.from({ length: 25 }, (_, depth) => level(depth + 1)).join("");
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><defs><rect id="a0" width="1" height="1"/>${levels}</defs><use href="#a25"/></svg>`;
    const outcome = await asImage(Buffer.from(svg));
    expect(["DAMAGED", "PARSE_TIMEOUT", "TOO_LARGE"]).toContain(outcome.ok ? "" : outcome.error.code);
  });
});
