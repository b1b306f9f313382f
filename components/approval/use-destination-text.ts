"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useToolName } from "@/components/run/use-tool-name";
import { visibleText } from "@/components/run/visible-text";

/** A kind of call in words: its tool, and where it sends data if anywhere; only an address without TLS keeps its scheme. */
export function useDestinationText(): (tool_name: string, destination: string) => string {
  const t = useTranslations("approval");
  const toolName = useToolName();
  return useCallback(
    (tool_name, destination) => {
      const tool = visibleText(toolName(tool_name));
      if (destination === "") return tool;
      return t("kind", { tool, destination: visibleText(destination.replace(/^https:\/\//, "")) });
    },
    [t, toolName],
  );
}
