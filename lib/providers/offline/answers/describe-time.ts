import type { Phrase } from "../language.ts";
import { errorText, type ToolOutcome, textField } from "../tool-outcome.ts";

/** The tool's own words where it has some, else its instant written out for the time zone it names. */
export function describeTime({ result, text, error }: ToolOutcome, say: Phrase): string {
  const problem = error ?? errorText(result.error);
  if (problem !== undefined) return say(`查不到时间：${problem}`, `The time could not be read: ${problem}`);
  const zone = textField(result, "timezone", "time_zone");
  const instant = new Date(textField(result, "iso", "utc", "now", "timestamp", "time", "current_time") || text);
  const local = textField(result, "local", "formatted", "time", "current_time") || text;
  const words = Number.isNaN(instant.getTime()) ? local : (format(instant, zone, say) ?? local);
  return say(`现在是 ${words}${zone ? `（${zone}）` : ""}。`, `It is ${words}${zone ? ` (${zone})` : ""}.`);
}

/** Undefined for a zone that Intl does not know, such as the seed's "UTC+8:00". */
function format(instant: Date, zone: string, say: Phrase): string | undefined {
  const options: Intl.DateTimeFormatOptions = { dateStyle: "full", timeStyle: "medium" };
  try {
    return new Intl.DateTimeFormat(say("zh-CN", "en-GB"), { ...options, timeZone: zone || "UTC" }).format(instant);
  } catch {
    return undefined;
  }
}
