"use client";

import { ThemeProvider } from "next-themes";
import type { ReactNode } from "react";
import { OfflineBanner } from "./offline-banner";
import { Toaster } from "./toaster";
import { TooltipProvider } from "./tooltip";
import { type SwitchLocale, SwitchLocaleProvider } from "./use-switch-locale";

interface ProvidersProps {
  /** Lets the theme's inline script run under the page's policy. */
  nonce: string | undefined;
  switchLocale: SwitchLocale;
  children: ReactNode;
}

/** What every page has around it. */
export const Providers = ({ nonce, switchLocale, children }: ProvidersProps) => (
  <ThemeProvider attribute="class" storageKey="alma:theme" disableTransitionOnChange nonce={nonce}>
    <SwitchLocaleProvider switchLocale={switchLocale}>
      <TooltipProvider delayDuration={400} skipDelayDuration={150}>
        {children}
        <OfflineBanner />
        <Toaster />
      </TooltipProvider>
    </SwitchLocaleProvider>
  </ThemeProvider>
);
