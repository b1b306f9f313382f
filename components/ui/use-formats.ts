"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";

const KILO = 1024;

/** How sizes, durations and money are written in the person's language. */
export function useFormats() {
  const locale = useLocale();
  return useMemo(() => {
    const number = (value: number, digits: number) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
    return {
      /** Bytes as B, KB, MB. */
      size: (bytes: number) => {
        if (bytes < KILO) return `${bytes} B`;
        return bytes < KILO * KILO ? `${number(bytes / KILO, 1)} KB` : `${number(bytes / KILO / KILO, 1)} MB`;
      },
      /** Seconds as ms, s or min. */
      duration: (seconds: number) => {
        if (seconds < 1) return `${number(Math.max(1, Math.round(seconds * 1000)), 0)} ms`;
        if (seconds < 60) return `${number(seconds, 1)} s`;
        return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
      },
      /** Small amounts keep the digits that matter. */
      cost: ({ amount, currency }: { amount: number; currency: string }) =>
        new Intl.NumberFormat(locale, {
          style: "currency",
          currency,
          currencyDisplay: "narrowSymbol",
          maximumSignificantDigits: amount < 1 ? 2 : 6,
        }).format(amount),
    };
  }, [locale]);
}
