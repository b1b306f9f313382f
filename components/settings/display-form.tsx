"use client";

import { useTranslations } from "next-intl";
import { useSave } from "@/components/form/use-save";
import { Card, CardHeader } from "@/components/ui/card";
import { Switch } from "@/components/ui/switch";
import type { User } from "@/lib/protocol/contract/users";
import type { ProfileActions } from "./profile-actions";

const OPTIONS = ["show_timestamps", "auto_scroll", "message_grouping"] as const;
const DEFAULTS = { show_timestamps: true, auto_scroll: true, message_grouping: false };

/** How messages are shown; each switch is saved as it is set. */
export function DisplayForm({ user, actions }: { user: User; actions: ProfileActions }) {
  const t = useTranslations("settings");
  const { save, isBusy } = useSave();
  const display = { ...DEFAULTS, ...user.preferences?.message_display };
  return (
    <Card>
      <CardHeader title={t("display")} text={t("display_text")} />
      <div className="grid gap-4">
        {OPTIONS.map((option) => (
          <Switch
            key={option}
            label={t(option)}
            checked={display[option]}
            disabled={isBusy}
            onCheckedChange={(checked) =>
              void save(() => actions.updateProfile({ preferences: { message_display: { [option]: checked } } }))
            }
          />
        ))}
      </div>
    </Card>
  );
}
