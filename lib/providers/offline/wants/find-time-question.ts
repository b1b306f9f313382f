import type { Want } from "./want.ts";

const QUESTION =
  /(?:现在|当前|此刻|目前|今天|今日).{0,8}(?:几点|时间|日期|几号|几月|星期几|周几|礼拜几|什么时候|什么日子)|几点了|\bwhat(?:'s|’s| is)? (?:the )?(?:current |exact )?(?:time|date|day)\b(?! complexity)|\bcurrent (?:time|date)\b|\bwhat time\b|\btoday(?:'s|’s) date\b|\bwhat day is (?:it|today)\b/i;

const CITIES: [RegExp, string][] = [
  [/北京|上海|中国|beijing|shanghai|china/i, "Asia/Shanghai"],
  [/香港|hong ?kong/i, "Asia/Hong_Kong"],
  [/台北|taipei/i, "Asia/Taipei"],
  [/东京|日本|tokyo|japan/i, "Asia/Tokyo"],
  [/首尔|韩国|seoul|korea/i, "Asia/Seoul"],
  [/新加坡|singapore/i, "Asia/Singapore"],
  [/伦敦|英国|london/i, "Europe/London"],
  [/巴黎|法国|paris/i, "Europe/Paris"],
  [/柏林|德国|berlin|germany/i, "Europe/Berlin"],
  [/纽约|new york/i, "America/New_York"],
  [/洛杉矶|旧金山|los angeles|san francisco/i, "America/Los_Angeles"],
  [/悉尼|sydney/i, "Australia/Sydney"],
  [/\butc\b|\bgmt\b/i, "UTC"],
];
const IANA = /\b(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Z]\w+(?:\/\w+)?\b/;

/** Whether the message asks for the time or date now, and where. */
export function findTimeQuestion(text: string): Extract<Want, { kind: "tell_time" }> | undefined {
  if (!QUESTION.test(text)) return undefined;
  const timezone = IANA.exec(text)?.[0] ?? CITIES.find(([name]) => name.test(text))?.[1];
  return timezone ? { kind: "tell_time", timezone } : { kind: "tell_time" };
}
