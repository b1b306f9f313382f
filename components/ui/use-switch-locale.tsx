"use client";

import { createContext, type ReactNode, use } from "react";
import type { Locale } from "@/lib/i18n/locales";

/** Remembers the language of this browser; the page is shown in it at once, and what is typed stays. */
export type SwitchLocale = (locale: Locale) => Promise<void>;

const Context = createContext<SwitchLocale | null>(null);

export const SwitchLocaleProvider = (props: { switchLocale: SwitchLocale; children: ReactNode }) => (
  <Context value={props.switchLocale}>{props.children}</Context>
);

export function useSwitchLocale(): SwitchLocale {
  const switchLocale = use(Context);
  if (!switchLocale) throw new Error("useSwitchLocale needs a SwitchLocaleProvider above it");
  return switchLocale;
}
