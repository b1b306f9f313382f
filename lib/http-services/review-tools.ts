import { db } from "../../db/client.ts";
import { updateHttpServiceRow } from "../../db/queries/agents/http-services.ts";
import { audit } from "../audit/index.ts";
import type { Actor } from "../core/actor.ts";
import { clock } from "../core/clock.ts";
import { fail } from "../core/errors.ts";
import type { HttpService, ReviewHttpToolsBody } from "../protocol/contract/http-services.ts";
import type { PinnedTool } from "../protocol/pinned-tool.ts";
import { reviewTools, type ToolReview } from "../tool-sources/index.ts";
import { isReading } from "../web/index.ts";
import { changeService, getManagedService } from "./managed-service.ts";
import { serviceOf } from "./service-of.ts";

/**
 * Approves operations as they were shown, and switches them. Throws CONFLICT where what is to be approved is not what the
 * document says by now, VALIDATION_ERROR where one that changes something is to be called without asking, and NOT_FOUND,
 * FORBIDDEN, PRECONDITION_FAILED.
 */
export async function reviewHttpTools(
  actor: Actor,
  service_id: string,
  { tools: reviews }: ReviewHttpToolsBody,
): Promise<HttpService> {
  await changeService(actor, service_id, async (tx, row) => {
    const tools = reviewTools(row.tools, withReading(row.tools, reviews));
    if (!tools) throw fail("CONFLICT", { message: "The document says something else by now. Look at it again." });
    await updateHttpServiceRow(tx, service_id, { tools, updated_at: clock.now(), version: row.version + 1 });
    const approved = reviews.filter(({ approve }) => approve !== undefined).map(({ name }) => name);
    const switched = reviews.filter(({ approve }) => approve === undefined).map(({ name }) => name);
    await audit(tx, actor, "http_service.tools_reviewed", { service_id, approved, switched });
  });
  return serviceOf(await getManagedService(db(), actor, service_id), actor);
}

/** What only asks (RFC 9110, 9.2.1) is taken for read-only with its approval; nothing else ever is. */
const withReading = (tools: PinnedTool[], reviews: ToolReview[]): ToolReview[] =>
  reviews.map((review) => {
    const tool = tools.find(({ name }) => name === review.name);
    const request = review.approve === undefined ? tool?.request : (tool?.offered ?? tool)?.request;
    const isAsking = request !== undefined && isReading(request.method);
    if (tool && review.is_read_only && !isAsking) {
      const message = `${review.name} changes something: only GET and HEAD can be called without asking.`;
      throw fail("VALIDATION_ERROR", { message, details: [{ field: "tools", message }] });
    }
    const isFresh = review.approve !== undefined && tool?.status !== "approved";
    return isFresh ? { ...review, is_read_only: review.is_read_only ?? isAsking } : review;
  });
