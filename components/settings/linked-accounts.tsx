"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { PROVIDER_NAMES } from "@/components/auth/provider-names";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { useErrorText } from "@/components/ui/use-error-text";
import { providerAddress } from "@/lib/protocol/client/session-api";
import type { LinkedAccount, OauthProvider } from "@/lib/protocol/contract/linked-accounts";
import type { ProfileActions } from "./profile-actions";
import { useSave } from "./use-save";

export interface SignInWays {
  /** Those that can be linked here. */
  providers: OauthProvider[];
  linked: LinkedAccount[];
  hasPassword: boolean;
}

interface LinkedAccountsProps {
  ways: SignInWays;
  actions: Pick<ProfileActions, "unlinkAccount">;
}

/** Accounts elsewhere that a person signs in with. */
export function LinkedAccounts({ ways, actions }: LinkedAccountsProps) {
  const t = useTranslations("settings");
  const { linked, hasPassword } = ways;
  const shown = [...new Set([...ways.providers, ...linked.map(({ provider }) => provider)])];
  const isOnlyWay = !hasPassword && linked.length === 1;
  if (shown.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t("linked")} text={t("linked_text")} />
      <div className="grid gap-4">
        {hasPassword ? null : (
          <Notice tone="info">
            {t("no_password")}{" "}
            <Link href="/forgot" className="font-medium text-primary underline underline-offset-3">
              {t("set_password")}
            </Link>
          </Notice>
        )}
        <ul className="grid divide-y rounded-xl border">
          {shown.map((provider) => (
            <ProviderRow
              key={provider}
              provider={provider}
              account={linked.find((account) => account.provider === provider)}
              isOnlyWay={isOnlyWay}
              actions={actions}
            />
          ))}
        </ul>
      </div>
    </Card>
  );
}

interface ProviderRowProps {
  provider: OauthProvider;
  account: LinkedAccount | undefined;
  isOnlyWay: boolean;
  actions: Pick<ProfileActions, "unlinkAccount">;
}

function ProviderRow({ provider, account, isOnlyWay, actions }: ProviderRowProps) {
  const t = useTranslations("settings");
  const errorText = useErrorText();
  const { save, isBusy } = useSave();
  const [isAsked, setAsked] = useState(false);
  const name = PROVIDER_NAMES[provider];

  const link = async () => {
    const result = await providerAddress(provider, { next: "/settings/profile" });
    if (result.ok) window.location.assign(result.data);
    else toast.error(errorText(result.error));
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div className="grid min-w-0">
        <span className="font-medium text-sm">{name}</span>
        <span className="truncate text-muted-foreground text-xs">{account ? account.email : t("not_linked")}</span>
        {account && isOnlyWay ? <span className="text-muted-foreground text-xs">{t("only_way")}</span> : null}
      </div>
      {account ? (
        <Button
          variant="outline"
          size="sm"
          disabled={isBusy || isOnlyWay}
          aria-label={`${t("unlink")}: ${name}`}
          onClick={() => setAsked(true)}
        >
          {t("unlink")}
        </Button>
      ) : (
        <Button variant="outline" size="sm" aria-label={`${t("link")}: ${name}`} onClick={() => void link()}>
          {t("link")}
        </Button>
      )}
      <ConfirmDialog
        open={isAsked}
        onOpenChange={setAsked}
        title={t("unlink_title", { provider: name })}
        description={t("unlink_text")}
        confirm={t("unlink")}
        isDestructive
        onConfirm={() => void save(() => actions.unlinkAccount({ provider }), t("unlinked"))}
      />
    </li>
  );
}
