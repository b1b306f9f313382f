"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

const KNOWN = [
  "python_executor",
  "javascript_executor",
  "shell_executor",
  "web_fetch",
  "http_request",
  "file_read",
  "file_write",
  "file_list",
  "current_time",
  "delegate",
  "apply_patch",
  "check_syntax",
  "convert_file",
  "edit_file",
  "extract_data",
  "file_history",
  "init_project",
  "math_calculator",
  "profile_code",
  "read_document",
  "read_image",
  "read_media",
  "recognize_text",
  "run_tests",
  "sql_executor",
  "summarize_file",
  "transcribe_audio",
  "web_browse",
  "web_search",
  "write_document",
] as const;

/** What a tool is called in the person's language; one the interface does not know keeps its own name. */
export function useToolName(): (tool_name: string) => string {
  const t = useTranslations("tools");
  return useCallback(
    (tool_name) => {
      const known = KNOWN.find((name) => name === tool_name);
      return known ? t(known) : tool_name;
    },
    [t],
  );
}
