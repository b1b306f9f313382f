import { describe, expect, it } from "vitest";
import { decodeText } from "./decode-text.ts";

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const page = (head: string, bytes: number[]): Uint8Array => new Uint8Array([...ascii(head), ...bytes]);

/** "中文" and "日本" in the encodings a web page may use. */
const GBK = [0xd6, 0xd0, 0xce, 0xc4];
const BIG5 = [0xa4, 0xa4, 0xa4, 0xe5];
const UTF8 = [0xe4, 0xb8, 0xad, 0xe6, 0x96, 0x87];
const EUC_KR = [0xc7, 0xd1, 0xb1, 0xb9];
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
    ["undeclared Big5 in a page of Taiwan", "text/html", page('<html lang="zh-TW">', BIG5), '<html lang="zh-TW">中文'],
    ["undeclared Shift-JIS in a Japanese page", "text/html", page("<html lang=ja>", SHIFT_JIS), "<html lang=ja>日本"],
    ["undeclared EUC-KR in a Korean page", "text/html", page('<html lang="ko">', EUC_KR), '<html lang="ko">한국'],
    ["header euc-kr", "text/html; charset=euc-kr", page("", EUC_KR), "한국"],
    [
      "GB18030's four bytes under the name of GBK",
      "text/html; charset=gb18030",
      page("", [0x95, 0x32, 0x82, 0x36]),
      "𠀀",
    ],
    ["undeclared Latin", "text/html", page("caf", [0xe9]), "café"],
  ])("%s", (_name, type, bytes, text) => {
    expect(decodeText(bytes, type)).toBe(text);
  });

  it.each([
    [
      "GBK",
      "b2e8caf7c9fab3a4bbbac2fda3acc8cbc3c7d4dab4baccecb2c9d5aac4dbd2b6a3acc8bbbaf3d3c3cbaeb3e5c5dda1a3",
      "茶树生长缓慢，人们在春天采摘嫩叶，然后用水冲泡。",
    ],
    [
      "Big5",
      "aff9bef0a5cdaaf8bd77ba43a141a448adcca662ac4ba4d1b1c4ba4bb9e0b8ada141b54dabe1a5cea4f4a852aa77a143",
      "茶樹生長緩慢，人們在春天採摘嫩葉，然後用水沖泡。",
    ],
    [
      "Shift-JIS",
      "82a8928382cc96d882cd82e482c182ad82e888e782bf81418f7482c98ee182a2977482f08ee882c5934582dd82dc82b78142",
      "お茶の木はゆっくり育ち、春に若い葉を手で摘みます。",
    ],
    [
      "EUC-KR",
      "c2f7b3aab9abb4c220c3b5c3b5c8f720c0dab6f3b8e720babdbfa120beeeb8b020c0d9c0bb20bcd5c0b8b7ce20b6a2b4cfb4d92e",
      "차나무는 천천히 자라며 봄에 어린 잎을 손으로 땁니다.",
    ],
  ])("detects undeclared %s by its letters", (_name, hex, text) => {
    expect(decodeText(Buffer.from(hex.repeat(10), "hex"), "text/plain")).toBe(text.repeat(10));
  });

  it("keeps undeclared Latin what it is", () => {
    const text = "Le café est très bon, déjà vu, où êtes-vous? ".repeat(10);
    expect(decodeText(Buffer.from(text, "latin1"), "text/plain")).toBe(text);
  });
});
