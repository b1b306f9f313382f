"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { useSave } from "@/components/form/use-save";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Retention } from "@/lib/protocol/contract/settings";
import type { RetentionActions } from "./retention-actions";

/** Whether archived conversations are deleted after some days; asked about with the number that would go now. */
export function RetentionCard({ retention, actions }: { retention: Retention; actions: RetentionActions }) {
  const t = useTranslations();
  const errorText = useErrorText();
  const { save, isBusy } = useSave();
  const [is_on, setOn] = useState(retention.is_on);
  const [days, setDays] = useState(String(retention.days));
  const [asked, setAsked] = useState<{ wanted: Retention; count: number } | null>(null);
  const wanted: Retention = { is_on, days: Math.trunc(Number(days)) };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!wanted.is_on) return void save(() => actions.saveRetention(wanted));
    const result = await actions.countExpired({ days: wanted.days });
    if (!result.ok) return void toast.error(errorText(result.error));
    setAsked({ wanted, count: result.data });
  };
  return (
    <Card aria-label={t("admin.retention")}>
      <CardHeader title={t("admin.retention")} text={t("admin.retention_text")} />
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        <Switch label={t("admin.retention_on")} checked={is_on} onCheckedChange={setOn} />
        <div className="flex flex-wrap items-end justify-between gap-3">
          <Field label={t("admin.retention_days")}>
            <Input
              type="number"
              min={1}
              max={3650}
              required
              value={days}
              onChange={(event) => setDays(event.target.value)}
              className="w-32"
            />
          </Field>
          <Button type="submit" disabled={isBusy}>
            {t("common.save")}
          </Button>
        </div>
      </form>
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t("admin.retention_title", { days: asked?.wanted.days ?? 0 })}
        description={t("admin.retention_confirm", { count: asked?.count ?? 0 })}
        confirm={t("admin.retention_turn_on")}
        isDestructive
        onConfirm={() => {
          if (asked) void save(() => actions.saveRetention(asked.wanted));
        }}
      />
    </Card>
  );
}
