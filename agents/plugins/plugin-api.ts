/** What a plug-in may import, as `alma`: a name that stays where it is while our own files move. */
export { z } from "zod";
export { defineAgent } from "../define.ts";
export { defineTool } from "../tools/define-tool.ts";
