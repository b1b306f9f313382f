"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AdminActions } from "@/components/admin/admin-actions";
import { Badge } from "@/components/ui/badge";
import type { User } from "@/lib/protocol/contract/users";
import { UserMenu } from "./user-menu";

interface UserTableProps {
  users: User[];
  me: string;
  actions: AdminActions;
}

/** Accounts as a table; on a phone each row is a card. */
export function UserTable({ users, me, actions }: UserTableProps) {
  const t = useTranslations("admin");
  return (
    <div className="rounded-2xl border bg-card">
      <table className="w-full text-left text-sm max-lg:block">
        <thead className="max-lg:sr-only">
          <tr className="border-b text-muted-foreground text-xs">
            <Head>{t("user")}</Head>
            <Head>{t("role")}</Head>
            <Head>{t("status")}</Head>
            <Head isNumber>{t("conversations")}</Head>
            <Head isNumber>{t("messages")}</Head>
            <Head>{t("last_login")}</Head>
            <Head>{t("joined")}</Head>
            <th className="w-12">
              <span className="sr-only">{t("filter")}</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y max-lg:block">
          {users.map((user) => (
            <UserRow key={user.user_id} user={user} isMe={user.user_id === me} actions={actions} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Head = ({ isNumber, children }: { isNumber?: boolean; children: ReactNode }) => (
  <th scope="col" className={isNumber ? "px-4 py-3 text-right font-medium" : "px-4 py-3 font-medium"}>
    {children}
  </th>
);

const cell = "px-4 py-3 max-lg:block max-lg:p-0";
const small = `${cell} whitespace-nowrap text-muted-foreground max-lg:hidden`;

function UserRow({ user, isMe, actions }: { user: User; isMe: boolean; actions: AdminActions }) {
  const t = useTranslations("admin");
  const format = useFormatter();
  const now = useNow();
  return (
    <tr className="max-lg:relative max-lg:flex max-lg:flex-wrap max-lg:items-center max-lg:gap-2 max-lg:p-4 max-lg:pr-14">
      <td className={`${cell} max-lg:w-full`}>
        <span className="grid min-w-0">
          <span className="truncate font-medium">
            {user.nickname} {isMe ? <span className="font-normal text-muted-foreground">({t("you")})</span> : null}
          </span>
          <span className="truncate text-muted-foreground text-xs">{user.email}</span>
        </span>
      </td>
      <td className={cell}>
        <Badge tone={user.is_superuser ? "accent" : "neutral"}>
          {user.is_superuser ? t("superuser") : t("member")}
        </Badge>
      </td>
      <td className={cell}>
        <Badge tone={user.is_active ? "success" : "danger"}>{user.is_active ? t("active") : t("inactive")}</Badge>
      </td>
      <td className={`${small} text-right tabular-nums`}>{format.number(user.total_conversations)}</td>
      <td className={`${small} text-right tabular-nums`}>{format.number(user.total_messages)}</td>
      <td className={small}>
        {user.last_login_at ? format.relativeTime(new Date(user.last_login_at), now) : t("never")}
      </td>
      <td className={small}>{format.dateTime(new Date(user.created_at), { dateStyle: "medium" })}</td>
      <td className={`${cell} w-12 max-lg:absolute max-lg:top-3 max-lg:right-3 max-lg:w-auto`}>
        {isMe ? null : <UserMenu user={user} actions={actions} />}
      </td>
    </tr>
  );
}
