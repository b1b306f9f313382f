import { singleton } from "../../lib/core/process/singleton.ts";
import apply_patch from "./apply_patch.ts";
import check_syntax from "./check_syntax.ts";
import convert_file from "./convert_file.ts";
import current_time from "./current_time.ts";
import type { ToolDefinition } from "./define-tool.ts";
import edit_file from "./edit_file.ts";
import extract_data from "./extract_data.ts";
import file_history from "./file_history.ts";
import file_list from "./file_list.ts";
import file_read from "./file_read.ts";
import file_write from "./file_write.ts";
import http_request from "./http_request.ts";
import init_project from "./init_project.ts";
import javascript_executor from "./javascript_executor.ts";
import math_calculator from "./math_calculator.ts";
import profile_code from "./profile_code.ts";
import python_executor from "./python_executor.ts";
import read_document from "./read_document.ts";
import read_image from "./read_image.ts";
import read_media from "./read_media.ts";
import recognize_text from "./recognize_text.ts";
import run_tests from "./run_tests.ts";
import shell_executor from "./shell_executor.ts";
import sql_executor from "./sql_executor.ts";
import summarize_file from "./summarize_file.ts";
import transcribe_audio from "./transcribe_audio.ts";
import web_browse from "./web_browse.ts";
import web_fetch from "./web_fetch.ts";
import web_search from "./web_search.ts";
import write_document from "./write_document.ts";

/** Our own tools by name, which is their file's name (the architecture test holds both together). */
const BUILT_IN = {
  apply_patch,
  check_syntax,
  convert_file,
  current_time,
  edit_file,
  extract_data,
  file_history,
  file_list,
  file_read,
  file_write,
  http_request,
  init_project,
  javascript_executor,
  math_calculator,
  profile_code,
  python_executor,
  read_document,
  read_image,
  read_media,
  recognize_text,
  run_tests,
  shell_executor,
  sql_executor,
  summarize_file,
  transcribe_audio,
  web_browse,
  web_fetch,
  web_search,
  write_document,
};

const registered = singleton("tools", () => new Map<string, ToolDefinition>(Object.entries(BUILT_IN)));

/** Every tool by its name: ours, and those of plug-ins. The same in all module graphs of the process. */
export const tools: ReadonlyMap<string, ToolDefinition> = registered;

/** Whether a tool is one of ours. */
export const isBuiltIn = (name: string): boolean => Object.hasOwn(BUILT_IN, name);

/** Adds a plug-in's tool. Answers false where the name is taken: nobody replaces a tool. */
export function addTool(name: string, tool: ToolDefinition): boolean {
  if (registered.has(name)) return false;
  registered.set(name, tool);
  return true;
}
