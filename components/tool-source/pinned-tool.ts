import type { ToolReviews } from "@/lib/protocol/contract/tool-sources";

interface Definition {
  description: string;
  input_schema: Record<string, unknown>;
}

/** A tool of a server or service as its person is shown it. */
export interface ShownTool extends Definition {
  name: string;
  hash: string;
  status: "approved" | "new" | "changed" | "removed";
  offered?: (Definition & { hash: string }) | undefined;
  is_read_only: boolean;
  is_enabled: boolean;
}

/** What a list of tools and its items need beside the tools. */
export interface ToolReviewing {
  /** Whether it is the person's own, to be approved and switched. */
  isOwn: boolean;
  isBusy: boolean;
  review: (reviews: ToolReviews) => void;
  /** Whether a tool can be called without asking, by its name. */
  mayOnlyRead: (name: string) => boolean;
}
