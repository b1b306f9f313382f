"use client";

import { useFormatter } from "next-intl";

/** When a message was written: the time of day, with the date in the tooltip. */
export function MessageTime({ timestamp }: { timestamp: string }) {
  const format = useFormatter();
  const moment = new Date(timestamp);
  return (
    <time
      dateTime={timestamp}
      title={format.dateTime(moment, { dateStyle: "medium", timeStyle: "medium" })}
      className="text-muted-foreground text-xs tabular-nums"
    >
      {format.dateTime(moment, { hour: "2-digit", minute: "2-digit" })}
    </time>
  );
}
