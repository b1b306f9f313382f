"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { SkipLink } from "@/components/ui/skip-link";
import { SettingsNav } from "./settings-nav";

/** The frame of settings and administration: sections at the side, above on a phone. */
export function SettingsFrame({ isSuperuser, children }: { isSuperuser: boolean; children: ReactNode }) {
  const t = useTranslations();
  const pathname = usePathname();
  const isAdmin = pathname.startsWith("/admin");
  return (
    <div className="min-h-dvh">
      <SkipLink />
      <div
        className={cn(
          "mx-auto grid gap-x-10 gap-y-4 px-4 py-5 sm:px-8 md:grid-cols-[12rem_minmax(0,1fr)] md:py-10",
          isAdmin ? "max-w-7xl" : "max-w-5xl",
        )}
      >
        <aside className="grid content-start gap-4 md:sticky md:top-10 md:self-start">
          <Button asChild variant="ghost" size="sm" className="justify-self-start px-2 text-muted-foreground">
            <Link href="/">
              <ArrowLeft aria-hidden /> {t("settings.back_to_chat")}
            </Link>
          </Button>
          <p className="px-2 font-semibold text-xl tracking-tight">
            {isAdmin ? t("admin.title") : t("settings.title")}
          </p>
          <SettingsNav isSuperuser={isSuperuser} />
        </aside>
        <main id="content" tabIndex={-1} className="grid min-w-0 content-start gap-5 outline-none">
          {children}
        </main>
      </div>
    </div>
  );
}
