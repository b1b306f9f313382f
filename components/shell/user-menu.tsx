"use client";

import { Keyboard, LogOut, Settings, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { forgetWriting } from "@/components/composer/browser-storage";
import { Button } from "@/components/ui/button";
import { LocaleItems } from "@/components/ui/locale-items";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { ThemeItems } from "@/components/ui/theme-items";
import { useErrorText } from "@/components/ui/use-error-text";
import { signOut } from "@/lib/protocol/client/session-api";
import { useChatData } from "./chat-data";

/** Account, settings, theme and sign-out. */
export function UserMenu({ onNavigate, onShowShortcuts }: { onNavigate?: () => void; onShowShortcuts: () => void }) {
  const t = useTranslations("sidebar");
  const { user } = useChatData();
  const leave = useSignOut();
  const initial = [...user.nickname][0]?.toUpperCase() ?? "?";
  return (
    <Menu
      align="start"
      side="top"
      className="w-64"
      trigger={
        <Button variant="ghost" className="h-12 w-full justify-start gap-3 px-2 text-left">
          <span className="sr-only">{t("account")}</span>
          <span
            aria-hidden
            className="flex size-8 shrink-0 items-center justify-center rounded-full bg-primary font-semibold text-primary-foreground text-sm"
          >
            {initial}
          </span>
          <span className="grid min-w-0 leading-tight">
            <span className="truncate font-medium">{user.nickname}</span>
            <span className="truncate font-normal text-muted-foreground text-xs">{user.email}</span>
          </span>
        </Button>
      }
    >
      <MenuItem asChild onSelect={onNavigate}>
        <Link href="/settings/profile">
          <Settings aria-hidden /> {t("settings")}
        </Link>
      </MenuItem>
      {user.is_superuser ? (
        <MenuItem asChild onSelect={onNavigate}>
          <Link href="/admin/users">
            <ShieldCheck aria-hidden /> {t("admin")}
          </Link>
        </MenuItem>
      ) : null}
      <MenuItem onSelect={onShowShortcuts}>
        <Keyboard aria-hidden /> {t("shortcuts")}
      </MenuItem>
      <MenuSeparator />
      <ThemeItems />
      <MenuSeparator />
      <LocaleItems />
      <MenuSeparator />
      <SignOutItem onSelect={leave} />
    </Menu>
  );
}

function SignOutItem({ onSelect }: { onSelect: () => void }) {
  const t = useTranslations("auth");
  return (
    <MenuItem onSelect={onSelect}>
      <LogOut aria-hidden /> {t("sign_out")}
    </MenuItem>
  );
}

function useSignOut() {
  const errorText = useErrorText();
  return async () => {
    const result = await signOut();
    // A full load: nothing of this session stays in the page's memory.
    if (!result.ok) return toast.error(errorText(result.error));
    forgetWriting();
    window.location.assign("/sign-in");
  };
}
