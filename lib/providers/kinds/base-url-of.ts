import { fail } from "../../core/errors.ts";
import { normalizeBaseUrl } from "../connection/base-url.ts";
import type { ProviderAccess } from "./provider-kind.ts";

/** The address to use: the person's, or the kind's own. `default_path` is added where only a host was given. */
export function baseUrlOf(access: ProviderAccess, default_base_url: string | null, default_path = ""): URL {
  const text = access.base_url?.trim() || default_base_url;
  if (text) return normalizeBaseUrl(text, default_path);
  const message = "This kind of provider needs a base URL.";
  throw fail("VALIDATION_ERROR", { message, details: [{ field: "api_base_url", message }] });
}
