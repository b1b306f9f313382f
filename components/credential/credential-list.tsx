"use client";

import { KeyRound, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import type { Credential } from "@/lib/protocol/contract/credentials";
import type { CredentialActions } from "./credential-actions";
import { CredentialDialog } from "./credential-dialog";
import { CredentialItem } from "./credential-item";

/** The secrets that a person's agents can send by name, and a way to store one. */
export function CredentialList({ credentials, actions }: { credentials: Credential[]; actions: CredentialActions }) {
  const t = useTranslations("credentials");
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <Card>
        <CardHeader title={t("title")} text={t("text")}>
          <Button size="sm" onClick={() => setAdding(true)}>
            <Plus aria-hidden /> {t("add")}
          </Button>
        </CardHeader>
        {credentials.length === 0 ? (
          <p className="flex items-center gap-3 rounded-xl border border-dashed px-4 py-6 text-muted-foreground text-sm">
            <KeyRound aria-hidden className="size-4.5 shrink-0" /> {t("empty")}
          </p>
        ) : (
          <ul aria-label={t("title")} className="grid divide-y">
            {credentials.map((credential) => (
              <CredentialItem key={credential.credential_id} credential={credential} actions={actions} />
            ))}
          </ul>
        )}
        {isAdding ? <CredentialDialog credential={null} actions={actions} onClose={() => setAdding(false)} /> : null}
      </Card>
    </>
  );
}
