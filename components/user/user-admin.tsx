"use client";

import { MailPlus, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AdminActions } from "@/components/admin/admin-actions";
import { InviteDialog } from "@/components/admin/invite-dialog";
import { EmptyNote } from "@/components/page/empty-note";
import { PageHeader } from "@/components/page/page-header";
import { Paging } from "@/components/page/paging";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { User } from "@/lib/protocol/contract/users";
import type { Page } from "@/lib/protocol/envelope";
import { CreateUserDialog } from "./create-user-dialog";
import { useUserQuery } from "./use-user-query";
import { UserSearch } from "./user-search";
import { UserTable } from "./user-table";

interface UserAdminProps {
  users: Page<User>;
  me: string;
  search: string;
  isActive: boolean | undefined;
  actions: AdminActions;
}

/** All accounts: search, filter, page, and what may be done to each. */
export function UserAdmin({ users, me, search, isActive, actions }: UserAdminProps) {
  const t = useTranslations("admin");
  const { text, setText, filter, show, isPending } = useUserQuery(search, isActive);
  const [opened, open] = useState<"create" | "invite" | null>(null);
  const close = () => open(null);
  return (
    <>
      <PageHeader title={t("users")} text={t("users_text")}>
        <div className="flex flex-wrap gap-2">
          <Button variant="outline" onClick={() => open("invite")}>
            <MailPlus aria-hidden /> {t("invite")}
          </Button>
          <Button onClick={() => open("create")}>
            <UserPlus aria-hidden /> {t("create")}
          </Button>
        </div>
      </PageHeader>
      <UserSearch text={text} onText={setText} filter={filter} onFilter={(wanted) => show({ filter: wanted })} />
      <div aria-busy={isPending} className={cn("grid gap-3 transition-opacity", isPending && "opacity-60")}>
        {users.items.length === 0 ? (
          <EmptyNote>{t("empty")}</EmptyNote>
        ) : (
          <UserTable users={users.items} me={me} actions={actions} />
        )}
        <Paging text={t("count", { count: users.pagination.total })} pagination={users.pagination} onShow={show} />
      </div>
      {opened === "create" ? <CreateUserDialog onClose={close} actions={actions} /> : null}
      {opened === "invite" ? <InviteDialog onClose={close} actions={actions} /> : null}
    </>
  );
}
