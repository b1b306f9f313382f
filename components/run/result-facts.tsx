"use client";

import { useTranslations } from "next-intl";
import type { ToolResult } from "@/lib/protocol/contract/messages";
import { FileChips } from "./file-chips";
import { visibleText } from "./visible-text";

const textIn = (value: unknown, name: string): string | null => {
  const found: unknown = Object(value) === value ? Reflect.get(Object(value), name) : null;
  return typeof found === "string" ? found : null;
};

/** What is remarkable about a result: that it came from outside, was cut, was there already, or took several tries. */
export function ResultFacts({ metadata }: Pick<ToolResult, "metadata">) {
  const t = useTranslations("tools");
  const { untrusted, whole, cache, attempts } = metadata;
  const path = textIn(whole, "path");
  const facts = [
    untrusted === true ? t("outside", { source: visibleText(textIn(metadata, "source") ?? "?") }) : null,
    path === null ? null : t("whole", { path }),
    cache ? t("from_cache") : null,
    typeof attempts === "number" ? t("tries", { count: attempts }) : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      {facts.map((fact) => (
        <p key={fact} className="text-muted-foreground text-xs [overflow-wrap:anywhere]">
          {fact}
        </p>
      ))}
      {path === null ? null : <FileChips paths={[path]} />}
    </>
  );
}
