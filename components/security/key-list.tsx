"use client";

import { KeyRound, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import type { ApiKey, CreatedApiKey } from "@/lib/protocol/contract/api-keys";
import { KeyDialog } from "./key-dialog";
import { KeyItem } from "./key-item";
import { NewKeyDialog } from "./new-key-dialog";
import type { SecurityActions } from "./security-actions";

interface KeyListProps {
  keys: ApiKey[];
  scopes: readonly string[];
  actions: SecurityActions;
}

/** A person's keys for programs, and a way to make one. */
export function KeyList({ keys, scopes, actions }: KeyListProps) {
  const t = useTranslations("security");
  const [isAdding, setAdding] = useState(false);
  const [created, setCreated] = useState<CreatedApiKey | null>(null);
  return (
    <Card>
      <CardHeader title={t("keys")} text={t("keys_text")}>
        <Button size="sm" onClick={() => setAdding(true)}>
          <Plus aria-hidden /> {t("add_key")}
        </Button>
      </CardHeader>
      {keys.length === 0 ? (
        <p className="flex items-center gap-3 rounded-xl border border-dashed px-4 py-6 text-muted-foreground text-sm">
          <KeyRound aria-hidden className="size-4.5 shrink-0" /> {t("no_keys")}
        </p>
      ) : (
        <ul aria-label={t("keys")} className="grid divide-y">
          {keys.map((key) => (
            <KeyItem key={key.key_id} apiKey={key} scopes={scopes} actions={actions} />
          ))}
        </ul>
      )}
      {isAdding ? (
        <KeyDialog
          apiKey={null}
          scopes={scopes}
          actions={actions}
          onClose={() => setAdding(false)}
          onCreated={setCreated}
        />
      ) : null}
      {created ? <NewKeyDialog created={created} onClose={() => setCreated(null)} /> : null}
    </Card>
  );
}
