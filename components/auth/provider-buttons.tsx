"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Spinner } from "@/components/ui/spinner";
import { useErrorText } from "@/components/ui/use-error-text";
import { providerAddress } from "@/lib/protocol/client/session-api";
import type { OauthProvider } from "@/lib/protocol/contract/linked-accounts";
import { PROVIDER_NAMES } from "./provider-names";

interface ProviderButtonsProps {
  providers: OauthProvider[];
  /** Where to go afterwards, a path of ours. */
  next: string;
  invitation?: string | undefined;
}

/** A way in for each provider that is configured; nothing where none is. */
export function ProviderButtons({ providers, next, invitation }: ProviderButtonsProps) {
  const t = useTranslations("auth");
  const errorText = useErrorText();
  const [leaving, setLeaving] = useState<OauthProvider | null>(null);
  const [error, setError] = useState<string | null>(null);
  if (providers.length === 0) return null;

  const leave = async (provider: OauthProvider) => {
    setLeaving(provider);
    setError(null);
    const result = await providerAddress(provider, { next, invitation });
    if (result.ok) return window.location.assign(result.data);
    setLeaving(null);
    setError(errorText(result.error));
  };
  return (
    <div className="grid gap-3">
      <p className="flex items-center gap-3 text-muted-foreground text-xs before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        {t("or")}
      </p>
      {error ? <Notice tone="error">{error}</Notice> : null}
      {providers.map((provider) => (
        <Button
          key={provider}
          variant="outline"
          size="lg"
          disabled={leaving !== null}
          onClick={() => void leave(provider)}
        >
          {leaving === provider ? <Spinner /> : null}
          {t("with_provider", { provider: PROVIDER_NAMES[provider] })}
        </Button>
      ))}
    </div>
  );
}
