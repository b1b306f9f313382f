"use client";

import { useLocale, useTranslations } from "next-intl";
import { isLocale, LOCALES } from "@/lib/i18n/locales";
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from "./menu";
import { useSwitchLocale } from "./use-switch-locale";

/** The languages, each in its own name, as items of a menu. */
export function LocaleItems() {
  const t = useTranslations("common");
  const locale = useLocale();
  const switchLocale = useSwitchLocale();
  return (
    <>
      <MenuLabel>{t("language")}</MenuLabel>
      <MenuRadioGroup
        value={locale}
        onValueChange={(value) => {
          if (isLocale(value)) void switchLocale(value);
        }}
      >
        {LOCALES.map((value) => (
          <MenuRadioItem key={value} value={value} lang={value}>
            {t(value)}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </>
  );
}
