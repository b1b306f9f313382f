import { z } from "zod";
import { clock } from "../../lib/core/clock.ts";
import { intlTimeZone } from "../../lib/protocol/time-zone.ts";
import { defineTool } from "./define-tool.ts";

export default defineTool({
  display_name: { zh: "当前时间", en: "Current time" },
  description: "The current date and time, in the person's time zone unless another is named.",
  tool_type: "system",
  input: z.object({ timezone: z.string().max(50).optional().describe("IANA name or UTC+8:00") }),
  output: z.object({
    iso: z.string(),
    local: z.string().describe("YYYY-MM-DD HH:MM:SS in the time zone"),
    weekday: z.string(),
    timezone: z.string(),
  }),
  security_level: "safe",
  idempotent: true,
  timeout: 5,
  examples: [
    {
      input: { timezone: "Asia/Shanghai" },
      output: {
        iso: "2026-01-01T00:00:00.000Z",
        local: "2026-01-01 08:00:00",
        weekday: "Thursday",
        timezone: "Asia/Shanghai",
      },
    },
  ],
  run: async ({ timezone }, { actor }) => {
    const zone = timezone ?? actor.timezone;
    const now = clock.now();
    try {
      const timeZone = intlTimeZone(zone);
      const local = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(now);
      const weekday = new Intl.DateTimeFormat("en", { timeZone, weekday: "long" }).format(now);
      return { ok: true, result: { iso: now.toISOString(), local, weekday, timezone: zone } };
    } catch {
      return { ok: false, error: `${zone} is not a time zone. Use an IANA name such as Asia/Shanghai, or UTC+8:00.` };
    }
  },
});
