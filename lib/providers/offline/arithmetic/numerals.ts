const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL_UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const LARGE_UNITS: Record<string, number> = { 万: 10_000, 亿: 100_000_000 };

const RUN = /[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?/g;
const MIXED = /(\d+(?:\.\d+)?)\s*([百千万亿]+)(?!分)/g;

/** 三百二十一 -> 321, 二十 -> 20, 三点五 -> 3.5, 1.5亿 -> 150000000; other text stays. */
export function readChineseNumerals(text: string): string {
  return text
    .replaceAll(MIXED, (_match, number: string, units: string) =>
      String(Number(number) * [...units].reduce((value, unit) => value * unitOf(unit), 1)),
    )
    .replaceAll(RUN, (run) => {
      const [whole = "", fraction] = run.split("点");
      return `${runToNumber(whole)}${fraction ? `.${[...fraction].map((digit) => DIGITS[digit]).join("")}` : ""}`;
    });
}

const unitOf = (character: string): number => SMALL_UNITS[character] ?? LARGE_UNITS[character] ?? 1;

function runToNumber(run: string): number {
  // Digits without units are read one by one: 二〇二四.
  if ([...run].every((character) => character in DIGITS))
    return Number([...run].map((character) => DIGITS[character]).join(""));
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const character of run) {
    const small = SMALL_UNITS[character];
    const large = LARGE_UNITS[character];
    if (small) section += (digit ?? 1) * small;
    else if (large) {
      total = (total + section + (digit ?? 0) || 1) * large;
      section = 0;
    }
    digit = small || large ? undefined : DIGITS[character];
  }
  return total + section + (digit ?? 0);
}

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: Record<string, number> = { hundred: 100, thousand: 1000, million: 1_000_000, billion: 1_000_000_000 };

const WORD = [...ONES, ...TENS, ...Object.keys(SCALES)].join("|");
const WORDS = new RegExp(`\\b(?:${WORD})(?:[\\s-]+(?:and\\s+)?(?:${WORD}))*\\b`, "g");

/** "two hundred and five" -> 205; the text must be lower case. */
export const readEnglishNumerals = (text: string): string =>
  text.replaceAll(WORDS, (run) => String(wordsToNumber(run)));

function wordsToNumber(run: string): number {
  let total = 0;
  let section = 0;
  for (const word of run.split(/[\s-]+/)) {
    const scale = SCALES[word];
    if (scale === 100) section = (section || 1) * scale;
    else if (scale) {
      total += (section || 1) * scale;
      section = 0;
    } else if (ONES.includes(word)) section += ONES.indexOf(word);
    else if (TENS.includes(word)) section += (TENS.indexOf(word) + 2) * 10;
  }
  return total + section;
}
