import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { HealthCard } from "@/components/admin/health-card";
import { UserAdmin } from "@/components/admin/user-admin";
import { currentActor } from "@/lib/auth";
import { readiness } from "@/lib/health";
import { listUsersQuery } from "@/lib/protocol/contract/users";
import { listUsers } from "@/lib/users";
import { createInvitation, setUserActive, setUserSuperuser } from "../actions";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PER_PAGE = 20;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: t("users") };
}

export default async function UsersPage({ searchParams }: Props) {
  const actor = await currentActor();
  if (!actor?.is_superuser) notFound();
  const asked = listUsersQuery.safeParse({ ...(await searchParams), per_page: PER_PAGE });
  const query = asked.success ? asked.data : listUsersQuery.parse({ per_page: PER_PAGE });
  const [users, health] = await Promise.all([listUsers(actor, query), readiness()]);
  return (
    <>
      <UserAdmin
        users={users}
        me={actor.user_id}
        search={query.search ?? ""}
        isActive={query.is_active}
        actions={{ setUserActive, setUserSuperuser, createInvitation }}
      />
      <HealthCard health={health} />
    </>
  );
}
