"use client";

import { ChevronLeft, ChevronRight, MailPlus, Search, UserPlus } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { User } from "@/lib/protocol/contract/users";
import type { Page } from "@/lib/protocol/envelope";
import type { AdminActions } from "./admin-actions";
import { CreateUserDialog } from "./create-user-dialog";
import { InviteDialog } from "./invite-dialog";
import { UserTable } from "./user-table";

interface UserAdminProps {
  users: Page<User>;
  me: string;
  search: string;
  isActive: boolean | undefined;
  actions: AdminActions;
}

const TYPING_MS = 300;
type Filter = "all" | "true" | "false";
const filterOf = (isActive: boolean | undefined): Filter =>
  isActive === undefined ? "all" : isActive ? "true" : "false";

/** All accounts: search, filter, page, and what may be done to each. */
export function UserAdmin({ users, me, search, isActive, actions }: UserAdminProps) {
  const t = useTranslations("admin");
  const router = useRouter();
  const pathname = usePathname();
  const [text, setText] = useState(search);
  const [isInviting, setInviting] = useState(false);
  const [isCreating, setCreating] = useState(false);
  const [isPending, startTransition] = useTransition();
  const { page, total, total_pages, has_next, has_prev } = users.pagination;

  const show = (wanted: { search?: string; filter?: Filter; page?: number }) => {
    const query = new URLSearchParams();
    const term = (wanted.search ?? text).trim();
    const filter = wanted.filter ?? filterOf(isActive);
    if (term) query.set("search", term);
    if (filter !== "all") query.set("is_active", filter);
    if (wanted.page && wanted.page > 1) query.set("page", String(wanted.page));
    startTransition(() => router.replace(query.size > 0 ? `${pathname}?${query}` : pathname));
  };
  useEffect(() => {
    if (text.trim() === search) return;
    const timer = setTimeout(() => show({ search: text }), TYPING_MS);
    return () => clearTimeout(timer);
  });

  return (
    <>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid gap-1">
          <h1 className="font-semibold text-lg">{t("users")}</h1>
          <p className="text-muted-foreground text-sm">{t("users_text")}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" onClick={() => setInviting(true)}>
            <MailPlus aria-hidden /> {t("invite")}
          </Button>
          <Button onClick={() => setCreating(true)}>
            <UserPlus aria-hidden /> {t("create")}
          </Button>
        </div>
      </header>
      <div className="flex flex-wrap items-center gap-2">
        <search className="relative block min-w-0 flex-1 basis-56">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
          />
          <Input
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={t("search")}
            aria-label={t("search")}
            maxLength={200}
            className="pl-9"
          />
        </search>
        <Select
          aria-label={t("filter")}
          value={filterOf(isActive)}
          onValueChange={(filter) => show({ filter })}
          className="w-36"
          options={[
            { value: "all", label: t("all") },
            { value: "true", label: t("active") },
            { value: "false", label: t("inactive") },
          ]}
        />
      </div>
      <div aria-busy={isPending} className={cn("grid gap-3 transition-opacity", isPending && "opacity-60")}>
        {users.items.length === 0 ? (
          <p className="rounded-2xl border border-dashed px-6 py-10 text-center text-muted-foreground text-sm">
            {t("empty")}
          </p>
        ) : (
          <UserTable users={users.items} me={me} actions={actions} />
        )}
        <Paging text={t("count", { count: total })} {...{ page, total_pages, has_next, has_prev }} onShow={show} />
      </div>
      {isCreating ? <CreateUserDialog onClose={() => setCreating(false)} actions={actions} /> : null}
      {isInviting ? <InviteDialog onClose={() => setInviting(false)} actions={actions} /> : null}
    </>
  );
}

interface PagingProps {
  text: string;
  page: number;
  total_pages: number;
  has_next: boolean;
  has_prev: boolean;
  onShow: (wanted: { page: number }) => void;
}

function Paging({ text, page, total_pages, has_next, has_prev, onShow }: PagingProps) {
  const t = useTranslations("common");
  return (
    <div className="flex items-center justify-between gap-3 text-muted-foreground text-sm">
      <p>{text}</p>
      {total_pages > 1 ? (
        <div className="flex items-center gap-1">
          <IconButton label={t("previous")} disabled={!has_prev} onClick={() => onShow({ page: page - 1 })}>
            <ChevronLeft aria-hidden />
          </IconButton>
          <span className="tabular-nums">{t("page_of", { page, total: total_pages })}</span>
          <IconButton label={t("next")} disabled={!has_next} onClick={() => onShow({ page: page + 1 })}>
            <ChevronRight aria-hidden />
          </IconButton>
        </div>
      ) : null}
    </div>
  );
}
