import { fail } from "../core/errors.ts";
import { fetchDocument } from "./fetch-document.ts";
import { type OpenapiDocument, readOpenapi } from "./read-openapi.ts";

/** Where a document comes from: an address, or what somebody sent. */
export interface DocumentSource {
  document_url?: string | null | undefined;
  document?: string | undefined;
}

/** Reads a service's document from where it is. Throws as {@link fetchDocument} and {@link readOpenapi}. */
export async function readSource(
  { document_url, document }: DocumentSource,
  owner: { is_superuser: boolean },
): Promise<OpenapiDocument> {
  if (document !== undefined) return await readOpenapi(new TextEncoder().encode(document), document_url ?? null);
  if (!document_url) throw fail("VALIDATION_ERROR", { details: [{ field: "document_url", message: "is missing" }] });
  const bytes = await fetchDocument(document_url, { allow_private: owner.is_superuser });
  return await readOpenapi(bytes, document_url);
}

const MOST_WORDS = 500;

/** What a person should know of a document that was read: what is left out, and whether it names another server. */
export function remarksOn({ left_out, servers }: OpenapiDocument, base_url: string): string | null {
  const isOther = servers.length > 0 && !servers.includes(withoutSlash(base_url));
  const elsewhere = isOther ? [`The document names ${servers[0]} as its server; requests go to ${base_url}.`] : [];
  const { count, named } = left_out;
  const missing = count > 0 ? [`Operations that are left out: ${count}. ${named.join("; ")}`] : [];
  const words = [...elsewhere, ...missing].join(" ");
  if (words === "") return null;
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS - 1)}…` : words;
}

export const withoutSlash = (address: string): string => address.replace(/\/+$/, "");
