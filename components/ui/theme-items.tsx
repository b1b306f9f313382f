"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from "./menu";

/** Light, dark or as the system, as items of a menu. */
export function ThemeItems() {
  const t = useTranslations("common");
  const { theme, setTheme } = useTheme();
  return (
    <>
      <MenuLabel>{t("theme")}</MenuLabel>
      <MenuRadioGroup value={theme} onValueChange={setTheme}>
        <MenuRadioItem value="light">{t("theme_light")}</MenuRadioItem>
        <MenuRadioItem value="dark">{t("theme_dark")}</MenuRadioItem>
        <MenuRadioItem value="system">{t("theme_system")}</MenuRadioItem>
      </MenuRadioGroup>
    </>
  );
}
