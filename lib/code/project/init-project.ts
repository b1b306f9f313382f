import { z } from "zod";
import { listWorkspaceFiles, storeChanges, type WorkspaceRef } from "../../workspace/index.ts";
import { CodeFailure, type CodeOutcome, outcomeOf } from "../outcome.ts";
import { TEMPLATES, type TemplateName } from "./templates.ts";

export const projectResult = z.object({ folder: z.string(), files: z.array(z.string()) });

/** Writes a template's files into a folder of the workspace; where one of them exists already, nothing is written. */
export const initProject = (
  ref: WorkspaceRef,
  template: TemplateName,
  name: string,
  folder: string,
): Promise<CodeOutcome<z.output<typeof projectResult>>> =>
  outcomeOf(async () => {
    const place = folder.replace(/^(\.\/)+|\/+$/g, "");
    const prefix = place === "" || place === "." ? "" : `${place}/`;
    const files = Object.entries(TEMPLATES[template](name)).map(([path, text]) => ({
      path: `${prefix}${path}`,
      content: new TextEncoder().encode(text),
    }));
    const present = new Set((await listWorkspaceFiles(ref)).map(({ path }) => path.toLowerCase()));
    const taken = files.filter(({ path }) => present.has(path.toLowerCase())).map(({ path }) => path);
    if (taken.length > 0) {
      throw new CodeFailure(
        "CONFLICT",
        `Nothing was written: ${taken.join(", ")} exist already. Choose another folder.`,
      );
    }
    const stored = await storeChanges(ref, files, "init_project");
    return { folder: prefix === "" ? "." : place, files: stored.map(({ path }) => path).toSorted() };
  });
