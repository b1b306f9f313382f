/** Text in an older Chinese encoding, made by asking the decoder what each pair of bytes means. */
export function encoderFor(encoding: "gbk" | "big5"): (text: string) => Uint8Array {
  const decoder = new TextDecoder(encoding);
  const pairs = new Map<string, [number, number]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const letter = decoder.decode(new Uint8Array([first, second]));
      if (letter.length === 1 && letter !== "\ufffd" && !pairs.has(letter)) pairs.set(letter, [first, second]);
    }
  }
  return (text) =>
    new Uint8Array(
      [...text].flatMap((letter) => (letter < "\x80" ? [letter.charCodeAt(0)] : (pairs.get(letter) ?? [0x3f]))),
    );
}

/** Text as UTF-16 with its mark. */
export const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
