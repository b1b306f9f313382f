import { expect, test } from "vitest";
import {
  createFrameReader,
  decodeFile,
  encodeFileFrame,
  encodeFrame,
  encodeJsonFrame,
  KIND,
} from "../child/frames.mjs";

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test("frames survive any way of cutting the stream", () => {
  const one = encodeFrame(KIND.stdout, new TextEncoder().encode("你好"));
  const two = encodeJsonFrame(KIND.result, { return_code: 0 });
  const three = encodeFrame(KIND.stderr, new Uint8Array(0));
  const stream = new Uint8Array([...one, ...two, ...three]);
  for (let size = 1; size <= stream.length; size++) {
    const push = createFrameReader(1000);
    const frames = [];
    for (let at = 0; at < stream.length; at += size) {
      for (const frame of push(stream.slice(at, at + size))) frames.push([frame.kind, text(frame.payload)]);
    }
    expect(frames).toEqual([
      [KIND.stdout, "你好"],
      [KIND.result, '{"return_code":0}'],
      [KIND.stderr, ""],
    ]);
  }
});

test("a frame that looks like a result inside another is only its text", () => {
  const forged = encodeJsonFrame(KIND.result, { return_code: 0 });
  const frames = createFrameReader(1000)(encodeFrame(KIND.stdout, forged));
  expect(frames.map(({ kind }) => kind)).toEqual([KIND.stdout]);
});

test("unknown kinds and oversized frames are refused", () => {
  expect(() => createFrameReader(10)(new Uint8Array([99, 0, 0, 0, 0]))).toThrow(RangeError);
  expect(() => createFrameReader(10)(new Uint8Array([KIND.stdout, 255, 255, 255, 255]))).toThrow(RangeError);
});

test("files keep their name and bytes", () => {
  const file = { path: "数据.bin", content: new Uint8Array([0, 255, 10]) };
  const [frame] = createFrameReader(1000)(encodeFileFrame(file));
  expect(frame && decodeFile(frame.payload)).toEqual(file);
  expect(() => decodeFile(new Uint8Array([9, 0, 1]))).toThrow(RangeError);
});
