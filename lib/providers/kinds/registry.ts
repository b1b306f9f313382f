import { fail } from "../../core/errors.ts";
import { anthropic } from "./anthropic.ts";
import { azure } from "./azure.ts";
import { custom } from "./custom.ts";
import { deepseek } from "./deepseek.ts";
import { google } from "./google.ts";
import { openai } from "./openai.ts";
import type { ProviderKind, ProviderKindName } from "./provider-kind.ts";

const KINDS: Record<ProviderKindName, ProviderKind> = { openai, deepseek, azure, anthropic, google, custom };

const isKindName = (name: string): name is ProviderKindName => Object.hasOwn(KINDS, name);

/** The kind of that name. Throws VALIDATION_ERROR for another. */
export function getProviderKind(name: string): ProviderKind {
  if (isKindName(name)) return KINDS[name];
  const message = `The provider must be one of: ${Object.keys(KINDS).join(", ")}.`;
  throw fail("VALIDATION_ERROR", { message, details: [{ field: "provider", message }] });
}
