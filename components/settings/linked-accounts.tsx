"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PROVIDER_NAMES } from "@/components/auth/provider-names";
import { useSave } from "@/components/form/use-save";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import type { LinkedAccount, OauthProvider } from "@/lib/protocol/contract/linked-accounts";
import type { ProfileActions } from "./profile-actions";
import { useLink } from "./use-link";

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
  const link = useLink();
  const { save, isBusy } = useSave();
  const [isAsked, setAsked] = useState(false);
  const name = PROVIDER_NAMES[provider];

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
        <Button variant="outline" size="sm" aria-label={`${t("link")}: ${name}`} onClick={() => void link(provider)}>
          {t("link")}
        </Button>
      )}
      <ConfirmDialog
        open={isAsked}
        onClose={() => setAsked(false)}
        title={t("unlink_title", { provider: name })}
        description={t("unlink_text")}
        confirm={t("unlink")}
        isDestructive
        onConfirm={() => void save(() => actions.unlinkAccount({ provider }), t("unlinked"))}
      />
    </li>
  );
}
