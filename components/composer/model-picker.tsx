"use client";

import { Cpu, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ModelOption } from "@/components/shell/chat-data";
import { MenuLabel, MenuRadioItem } from "@/components/ui/menu";
import { AUTO, PickerMenu } from "./picker-menu";

interface ModelPickerProps {
  models: ModelOption[];
  value: string | null;
  onChange: (model_id: string | null) => void;
}

/** Which model shall answer, by provider; the offline assistant while there is none. */
export function ModelPicker({ models, value, onChange }: ModelPickerProps) {
  const t = useTranslations("composer");
  const chosen = models.find((model) => model.model_id === value);
  const byDefault = models.length > 0 ? t("model_default") : t("model_offline");
  return (
    <PickerMenu
      label={t("model")}
      picked={chosen?.display_name ?? byDefault}
      icon={<Cpu aria-hidden />}
      value={chosen?.model_id ?? null}
      onChange={onChange}
      manage={{
        href: "/settings/providers",
        label: (
          <>
            <Plus aria-hidden /> {t("manage_models")}
          </>
        ),
      }}
    >
      <MenuRadioItem value={AUTO}>
        <span className="grid min-w-0">
          {byDefault}
          {models.length > 0 ? null : <span className="text-muted-foreground text-xs">{t("model_offline_hint")}</span>}
        </span>
      </MenuRadioItem>
      {[...Map.groupBy(models, (model) => model.provider_name)].map(([provider, members]) => (
        <div key={provider}>
          <MenuLabel>{provider}</MenuLabel>
          {members.map((model) => (
            <MenuRadioItem key={model.model_id} value={model.model_id}>
              <span className="truncate">{model.display_name}</span>
            </MenuRadioItem>
          ))}
        </div>
      ))}
    </PickerMenu>
  );
}
