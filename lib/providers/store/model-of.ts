import type { ModelRow } from "../../../db/queries/providers/models.ts";
import type { Model } from "../../protocol/contract/models.ts";

/** A row as the API shows it. */
export const modelOf = ({ created_at, ...row }: ModelRow): Model => ({
  ...row,
  created_at: created_at.toISOString(),
});
