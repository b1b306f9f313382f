"use client";

import { Languages } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { LocaleItems } from "@/components/ui/locale-items";
import { Menu, MenuSeparator } from "@/components/ui/menu";
import { ThemeItems } from "@/components/ui/theme-items";

/** Language and theme, for pages without an account menu. */
export function LocaleSwitch() {
  const t = useTranslations("common");
  const locale = useLocale();
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="sm" aria-label={`${t("language")}: ${t(locale)}`} className="gap-2">
          <Languages aria-hidden /> {t(locale)}
        </Button>
      }
    >
      <LocaleItems />
      <MenuSeparator />
      <ThemeItems />
    </Menu>
  );
}
