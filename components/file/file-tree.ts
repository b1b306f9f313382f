import type { WorkspaceFile } from "@/lib/protocol/contract/files";

/** Files and folders of one folder; a folder with its size in bytes and its own files and folders. */
export type TreeNode =
  | { kind: "file"; name: string; file: WorkspaceFile }
  | { kind: "folder"; name: string; path: string; size: number; children: TreeNode[] };

/** A flat list of paths as folders: at each level folders first, then files, each by name. */
export function fileTree(files: WorkspaceFile[], locale?: string): TreeNode[] {
  return level(
    files.map((file) => ({ rest: file.path.split("/"), file })),
    "",
    new Intl.Collator(locale, { numeric: true }),
  );
}

interface Placed {
  /** What is left of the path at this level. */
  rest: string[];
  file: WorkspaceFile;
}

function level(placed: Placed[], prefix: string, collator: Intl.Collator): TreeNode[] {
  const here = placed.filter(({ rest }) => rest.length === 1);
  const folders = Map.groupBy(
    placed.filter(({ rest }) => rest.length > 1),
    ({ rest: [folder = ""] }) => folder,
  );
  const inFolders = [...folders].map(([name, inside]): TreeNode => {
    const path = prefix + name;
    const deeper = inside.map(({ rest, file }) => ({ rest: rest.slice(1), file }));
    const size = inside.reduce((sum, { file }) => sum + file.size, 0);
    const children = level(deeper, `${path}/`, collator);
    const [only, ...others] = children;
    // A folder that holds nothing but a folder is one line with it: a narrow panel has no room for each.
    if (only?.kind === "folder" && others.length === 0) return { ...only, name: `${name}/${only.name}` };
    return { kind: "folder", name, path, size, children };
  });
  const files = here.map(({ rest: [name = ""], file }): TreeNode => ({ kind: "file", name, file }));
  const byName = (a: TreeNode, b: TreeNode) => collator.compare(a.name, b.name);
  return [...inFolders.sort(byName), ...files.sort(byName)];
}
