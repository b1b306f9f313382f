import { describe, expect, it } from "vitest";
import { decodeText } from "./decode-text.ts";

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const page = (head: string, bytes: number[]): Uint8Array => new Uint8Array([...ascii(head), ...bytes]);

/** "中文" and "日本" in the encodings a web page may use. */
const GBK = [0xd6, 0xd0, 0xce, 0xc4];
const BIG5 = [0xa4, 0xa4, 0xa4, 0xe5];
const UTF8 = [0xe4, 0xb8, 0xad, 0xe6, 0x96, 0x87];
const SHIFT_JIS = [0x93, 0xfa, 0x96, 0x7b];

describe("decodeText", () => {
  it.each([
    ["header gbk", "text/html; charset=gbk", page("", GBK), "中文"],
    ["header GB2312 quoted", 'text/html; Charset="GB2312"', page("", GBK), "中文"],
    ["header big5", "text/html;charset=big5", page("", BIG5), "中文"],
    ["header shift_jis", "text/html; charset=Shift_JIS", page("", SHIFT_JIS), "日本"],
    ["header over meta", "text/html; charset=gbk", page('<meta charset="utf-8">', GBK), '<meta charset="utf-8">中文'],
    ["meta charset", "text/html", page("<meta charset=gbk>", GBK), "<meta charset=gbk>中文"],
    [
      "meta http-equiv",
      "text/html",
      page('<meta http-equiv="Content-Type" content="text/html; charset=big5">', BIG5),
      '<meta http-equiv="Content-Type" content="text/html; charset=big5">中文',
    ],
    [
      "xml declaration",
      "text/xml",
      page('<?xml version="1.0" encoding="gbk"?>', GBK),
      '<?xml version="1.0" encoding="gbk"?>中文',
    ],
    ["UTF-8 without a word", "text/html", page("", UTF8), "中文"],
    ["byte order mark over header", "text/html; charset=gbk", new Uint8Array([0xef, 0xbb, 0xbf, ...UTF8]), "中文"],
    ["UTF-16 by mark", "text/plain", new Uint8Array([0xff, 0xfe, 0x2d, 0x4e, 0x87, 0x65]), "中文"],
    ["a meta that lies about UTF-16", "text/html", page("<meta charset=utf-16>", UTF8), "<meta charset=utf-16>中文"],
    ["unknown encoding", "text/html; charset=klingon", page("", UTF8), "中文"],
    ["undeclared GBK in a Chinese page", "text/html", page('<html lang="zh-CN">', GBK), '<html lang="zh-CN">中文'],
    ["undeclared Latin", "text/html", page("caf", [0xe9]), "café"],
  ])("%s", (_name, type, bytes, text) => {
    expect(decodeText(bytes, type)).toBe(text);
  });
});
