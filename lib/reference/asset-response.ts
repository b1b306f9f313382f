import { findAsset } from "./assets.ts";

/** Answers with a file of the reference pages, to be kept for good; 404 for any other name. */
export async function assetResponse(served: string): Promise<Response> {
  const asset = await findAsset(served);
  const headers = { "x-content-type-options": "nosniff", "cross-origin-resource-policy": "same-origin" };
  if (!asset) return new Response(null, { status: 404, headers: { ...headers, "cache-control": "no-store" } });
  return new Response(new Uint8Array(asset.bytes), {
    headers: { ...headers, "content-type": asset.type, "cache-control": "public, max-age=31536000, immutable" },
  });
}
