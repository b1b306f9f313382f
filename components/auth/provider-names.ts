import type { OauthProvider } from "@/lib/protocol/contract/linked-accounts";

/** As they call themselves, in every language. */
export const PROVIDER_NAMES: Record<OauthProvider, string> = { github: "GitHub", google: "Google" };
