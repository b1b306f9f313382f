"use client";

import { ChevronDown, Cpu, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ModelOption } from "@/components/shell/chat-data";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "@/components/ui/menu";

const DEFAULT = "default";

interface ModelPickerProps {
  models: ModelOption[];
  value: string | null;
  onChange: (model_id: string | null) => void;
}

/** Which model shall answer, by provider; the offline assistant while there is none. */
export function ModelPicker({ models, value, onChange }: ModelPickerProps) {
  const t = useTranslations("composer");
  const chosen = models.find((model) => model.model_id === value);
  const label = chosen?.display_name ?? (models.length > 0 ? t("model_default") : t("model_offline"));
  const providers = [...Map.groupBy(models, (model) => model.provider_name)];
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <Button
          variant="ghost"
          size="sm"
          aria-label={`${t("model")}: ${label}`}
          className="min-w-0 shrink gap-1.5 px-2 font-normal max-sm:px-1.5 text-muted-foreground"
        >
          <Cpu aria-hidden />
          <span className="truncate">{label}</span>
          <ChevronDown aria-hidden className="size-3.5 max-sm:hidden" />
        </Button>
      }
    >
      <MenuRadioGroup
        value={chosen ? chosen.model_id : DEFAULT}
        onValueChange={(picked) => onChange(picked === DEFAULT ? null : picked)}
      >
        <MenuRadioItem value={DEFAULT}>
          <span className="grid min-w-0">
            {models.length > 0 ? t("model_default") : t("model_offline")}
            {models.length > 0 ? null : (
              <span className="text-muted-foreground text-xs">{t("model_offline_hint")}</span>
            )}
          </span>
        </MenuRadioItem>
        {providers.map(([provider, members]) => (
          <div key={provider}>
            <MenuLabel>{provider}</MenuLabel>
            {members.map((model) => (
              <MenuRadioItem key={model.model_id} value={model.model_id}>
                <span className="truncate">{model.display_name}</span>
              </MenuRadioItem>
            ))}
          </div>
        ))}
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/settings/providers">
          <Plus aria-hidden /> {t("manage_models")}
        </Link>
      </MenuItem>
    </Menu>
  );
}
