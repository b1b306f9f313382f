import { PROVIDER_REFUSALS } from "@/lib/protocol/contract/linked-accounts";

/** The reason in a page's address why somebody who came from a provider is not in; `failed` for any other word there. */
export const providerError = (error: string | string[] | undefined) =>
  error === undefined ? null : (PROVIDER_REFUSALS.find((reason) => reason === error) ?? "failed");
