"use client";

import { useEffect, useState } from "react";
import { useFormats } from "@/components/ui/use-formats";

/** What takes less is over before anybody has read how long it took. */
const SHOWN_FROM = 2;

/** How long something is at work, second by second; from when it is first seen where `since` is null. */
export function Elapsed({ since }: { since: string | null }) {
  const formats = useFormats();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const start = since === null ? Date.now() : Date.parse(since);
    const tick = () => setSeconds(Math.floor((Date.now() - start) / 1000));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [since]);
  return seconds < SHOWN_FROM ? null : (
    <span aria-hidden className="tabular-nums">
      {formats.duration(seconds)}
    </span>
  );
}
