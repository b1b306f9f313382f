"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useCopy } from "@/components/ui/use-copy";
import type { CreatedApiKey } from "@/lib/protocol/contract/api-keys";

/** The one moment in which a new key can be seen. */
export function NewKeyDialog({ created, onClose }: { created: CreatedApiKey; onClose: () => void }) {
  const t = useTranslations();
  const { isCopied, copy } = useCopy();
  const Icon = isCopied ? Check : Copy;
  return (
    <Dialog onClose={onClose} title={t("security.new_key_title", { name: created.name })}>
      <Notice tone="info" title={t("security.shown_once")}>
        <p>{t("security.shown_once_text")}</p>
      </Notice>
      <Field label={t("security.key")}>
        <Input
          readOnly
          value={created.key}
          spellCheck={false}
          className="font-mono text-xs"
          onFocus={(event) => event.currentTarget.select()}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="outline" onClick={() => void copy(created.key)}>
          <Icon aria-hidden /> {isCopied ? t("common.copied") : t("security.copy_key")}
        </Button>
        <Button onClick={onClose}>{t("security.done")}</Button>
      </div>
    </Dialog>
  );
}
