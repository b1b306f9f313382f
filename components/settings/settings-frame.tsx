"use client";

import {
  Activity,
  ArrowLeft,
  Bot,
  Boxes,
  CalendarClock,
  ChartColumn,
  ListOrdered,
  ScrollText,
  ShieldCheck,
  UserRound,
  UsersRound,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { SkipLink } from "@/components/ui/skip-link";

/** The frame of settings and administration: sections at the side, above on a phone. */
export function SettingsFrame({ isSuperuser, children }: { isSuperuser: boolean; children: ReactNode }) {
  const t = useTranslations();
  const pathname = usePathname();
  const sections = [
    { href: "/settings/profile", label: t("settings.profile"), Icon: UserRound },
    { href: "/settings/security", label: t("security.title"), Icon: ShieldCheck },
    { href: "/settings/providers", label: t("settings.providers"), Icon: Boxes },
    { href: "/settings/agents", label: t("agent_settings.title"), Icon: Bot },
    { href: "/settings/schedules", label: t("schedules.title"), Icon: CalendarClock },
    { href: "/settings/queue", label: t("settings.queue"), Icon: ListOrdered },
    { href: "/settings/usage", label: t("usage.title"), Icon: ChartColumn },
    { href: "/settings/activity", label: t("audit.activity"), Icon: Activity },
    ...(isSuperuser
      ? [
          { href: "/admin/users", label: t("admin.users"), Icon: UsersRound },
          { href: "/admin/usage", label: t("usage.all_title"), Icon: ChartColumn },
          { href: "/admin/audit", label: t("audit.title"), Icon: ScrollText },
        ]
      : []),
  ];
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
          <nav aria-label={t("settings.sections")} className="flex gap-1 overflow-x-auto md:grid">
            {sections.map(({ href, label, Icon }) => (
              <Link
                key={href}
                href={href}
                aria-current={pathname === href ? "page" : undefined}
                className={cn(
                  "flex h-9 shrink-0 items-center gap-2.5 rounded-lg px-2.5 text-muted-foreground text-sm outline-none transition-colors hover:bg-accent hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset",
                  pathname === href && "bg-accent font-medium text-foreground",
                )}
              >
                <Icon aria-hidden className="size-4" /> {label}
              </Link>
            ))}
          </nav>
        </aside>
        <main id="content" tabIndex={-1} className="grid min-w-0 content-start gap-5 outline-none">
          {children}
        </main>
      </div>
    </div>
  );
}
