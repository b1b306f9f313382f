"use client";

import { type ComponentProps, useId } from "react";
import { Input } from "@/components/ui/input";

const zones = (): string[] => ["UTC+8:00", ...Intl.supportedValuesOf("timeZone")];

/** A time zone, by its name or by its offset; the names are suggested. */
export function TimeZoneInput(props: ComponentProps<"input">) {
  const list = useId();
  return (
    <>
      <Input {...props} list={list} required maxLength={50} />
      <datalist id={list}>
        {zones().map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
