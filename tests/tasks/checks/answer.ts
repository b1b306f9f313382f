import type { Check } from "../task.ts";

const brief = (text: string): string => JSON.stringify(text.length > 300 ? `${text.slice(0, 300)}…` : text);

/** Digits as people group them and full-width signs are read as plain ones. */
const plain = (text: string): string => text.normalize("NFKC").replaceAll(/(?<=\d)[,\u202f\u00a0 ](?=\d{3})/g, "");

/** The answer holds all of these. */
export const answers = (...wanted: (string | RegExp)[]): Check => ({
  name: `the answer says ${wanted.join(" and ")}`,
  problem: ({ answer }) => {
    const text = plain(answer);
    const missing = wanted.filter((each) => (typeof each === "string" ? !text.includes(each) : !each.test(text)));
    return missing.length === 0 ? null : `${missing.join(", ")} not in ${brief(answer)}`;
  },
});

/** The answer holds none of these. */
export const omits = (...unwanted: RegExp[]): Check => ({
  name: `the answer does not say ${unwanted.join(" or ")}`,
  problem: ({ answer }) => {
    const found = unwanted.filter((each) => each.test(plain(answer)));
    return found.length === 0 ? null : `${found.join(", ")} in ${brief(answer)}`;
  },
});

/** The answer is in the person's language: most of its letters are Chinese, or none are. */
export const speaks = (language: "zh" | "en"): Check => ({
  name: `the answer is in ${language}`,
  problem: ({ answer }) => {
    const chinese = (answer.match(/[\u4e00-\u9fff]/g) ?? []).length;
    const latin = (answer.replaceAll(/```[\s\S]*?```|`[^`]*`|https?:\S+/g, "").match(/[a-z]+/gi) ?? []).length;
    const isChinese = chinese > latin;
    return isChinese === (language === "zh") ? null : brief(answer);
  },
});

/** Numbered marks stand in the text, and each number's address, which was really read, is listed. */
export const cites = (...urls: string[]): Check => ({
  name: `${urls.length} numbered sources are cited`,
  problem: ({ answer, calls }) => {
    const read = calls.filter(({ result }) => result?.success).map(({ tool_input }) => JSON.stringify(tool_input));
    const unread = urls.filter((url) => !read.some((input) => input.includes(url)));
    if (unread.length > 0) return `${unread.join(", ")} was not read`;
    const unlisted = urls.filter((url) => !answer.includes(url));
    if (unlisted.length > 0) return `${unlisted.join(", ")} is not in ${brief(answer)}`;
    const marks = new Set(Array.from(answer.matchAll(/\[(\d{1,2})\]/g), ([, number]) => Number(number)));
    const missing = urls.map((_, at) => at + 1).filter((number) => !marks.has(number));
    return missing.length === 0 ? null : `no mark [${missing.join("], [")}] in ${brief(answer)}`;
  },
});
