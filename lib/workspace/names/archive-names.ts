import { filePath } from "../../storage/index.ts";
import { freePath } from "./free-path.ts";
import { PathIndex } from "./path-index.ts";

/**
 * Names files of one archive, so that every system can unpack it: without what Windows refuses, and no two that differ
 * only in case, or where one is a file and the other takes it for a folder.
 */
export function archiveNames(): (path: string) => string {
  const index = new PathIndex([]);
  return (path) => {
    const wanted = filePath(path);
    const own = index.isBlocked(wanted) ? freePath(wanted.replaceAll("/", "_"), index) : freePath(wanted, index);
    index.add(own);
    return own;
  };
}
