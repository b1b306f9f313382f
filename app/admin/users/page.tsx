import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ChoresCard } from "@/components/admin/chores-card";
import { HealthCard } from "@/components/admin/health-card";
import { QueueCard } from "@/components/admin/queue-card";
import { RetentionCard } from "@/components/admin/retention-card";
import { UserAdmin } from "@/components/admin/user-admin";
import { currentActor } from "@/lib/auth";
import { readiness } from "@/lib/health";
import { listUsersQuery } from "@/lib/protocol/contract/users";
import { getPoolStats, getRunStatistics } from "@/lib/runs";
import { findRetention } from "@/lib/settings";
import { listChores } from "@/lib/upkeep";
import { listUsers } from "@/lib/users";
import { countExpired, createInvitation, saveRetention, setUserActive, setUserSuperuser } from "../actions";

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
  const [users, health, retention, chores, pool, statistics] = await Promise.all([
    listUsers(actor, query),
    readiness(),
    findRetention(),
    listChores(actor),
    getPoolStats(actor),
    getRunStatistics(actor),
  ]);
  return (
    <>
      <UserAdmin
        users={users}
        me={actor.user_id}
        search={query.search ?? ""}
        isActive={query.is_active}
        actions={{ setUserActive, setUserSuperuser, createInvitation }}
      />
      <QueueCard pool={pool} statistics={statistics} />
      <HealthCard health={health} />
      <ChoresCard chores={chores} />
      <RetentionCard retention={retention} actions={{ saveRetention, countExpired }} />
    </>
  );
}
