"use client";

import { ChevronRight, Folder } from "lucide-react";
import { useFormats } from "@/components/ui/use-formats";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";
import { type FileDialog, FileItem } from "./file-item";
import type { TreeNode } from "./file-tree";

interface FileNodesProps {
  nodes: TreeNode[];
  /** Names the list; read aloud. */
  label: string;
  onOpen: (dialog: FileDialog, file: WorkspaceFile) => void;
  onRemove: (file: WorkspaceFile) => void;
}

/** Files, and folders that open and close, each with its size. */
export function FileNodes({ nodes, label, ...on }: FileNodesProps) {
  const formats = useFormats();
  return (
    <ul aria-label={label} className="grid grid-cols-1 gap-0.5">
      {nodes.map((node) =>
        node.kind === "file" ? (
          <FileItem key={node.file.file_id} file={node.file} name={node.name} {...on} />
        ) : (
          <li key={node.path}>
            <details open className="group/folder">
              <summary className="flex cursor-default list-none items-center gap-2 rounded-lg px-2 py-1.5 text-sm outline-none hover:bg-sidebar-accent/60 focus-visible:ring-2 focus-visible:ring-ring [&::-webkit-details-marker]:hidden">
                <ChevronRight
                  aria-hidden
                  className="size-3.5 shrink-0 text-muted-foreground transition-transform [details[open]>summary>&]:rotate-90"
                />
                <Folder aria-hidden className="size-4 shrink-0 text-muted-foreground" />
                <span className="min-w-0 flex-1 truncate font-medium" title={node.path}>
                  {node.name}
                </span>
                <span className="text-muted-foreground text-xs">{formats.size(node.size)}</span>
              </summary>
              <div className="ml-3.5 border-sidebar-border border-l pl-1">
                <FileNodes nodes={node.children} label={node.path} {...on} />
              </div>
            </details>
          </li>
        ),
      )}
    </ul>
  );
}
