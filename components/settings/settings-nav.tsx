"use client";

import {
  Activity,
  Bot,
  Boxes,
  CalendarClock,
  ChartColumn,
  KeyRound,
  ListOrdered,
  Plug,
  ScrollText,
  ShieldCheck,
  UserRound,
  UsersRound,
  Webhook,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";

/** The sections of the settings, and for administrators those of the administration. */
export function SettingsNav({ isSuperuser }: { isSuperuser: boolean }) {
  const t = useTranslations();
  const pathname = usePathname();
  const nav = useRef<HTMLElement>(null);
  // On a phone the sections are one row that is wider than the screen.
  useEffect(() => {
    nav.current?.querySelector(`[href="${pathname}"]`)?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  const sections = [
    { href: "/settings/profile", label: t("settings.profile"), Icon: UserRound },
    { href: "/settings/security", label: t("security.title"), Icon: ShieldCheck },
    { href: "/settings/providers", label: t("settings.providers"), Icon: Boxes },
    { href: "/settings/credentials", label: t("credentials.title"), Icon: KeyRound },
    { href: "/settings/agents", label: t("agent_settings.title"), Icon: Bot },
    { href: "/settings/mcp", label: t("mcp.title"), Icon: Plug },
    { href: "/settings/http-services", label: t("http_services.title"), Icon: Webhook },
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
  return (
    <nav ref={nav} aria-label={t("settings.sections")} className="flex gap-1 overflow-x-auto md:grid">
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
  );
}
