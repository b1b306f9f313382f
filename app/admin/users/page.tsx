import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ChoresCard } from "@/components/admin/chores-card";
import { HealthCard } from "@/components/admin/health-card";
import { InvitationsCard } from "@/components/admin/invitations-card";
import { QueueCard } from "@/components/admin/queue-card";
import { RegistrationCard } from "@/components/admin/registration-card";
import { RetentionCard } from "@/components/admin/retention-card";
import { UserAdmin } from "@/components/user/user-admin";
import { listInvitations } from "@/lib/accounts";
import { currentActor } from "@/lib/auth";
import { readiness } from "@/lib/health";
import { isMailConfigured } from "@/lib/mail";
import { listUsersQuery } from "@/lib/protocol/contract/users";
import { getPoolStats, getRunStatistics } from "@/lib/runs";
import { getSettings } from "@/lib/settings";
import { listChores } from "@/lib/upkeep";
import { listUsers } from "@/lib/users";
import {
  countExpired,
  createInvitation,
  createPasswordResetLink,
  createUser,
  createVerificationLink,
  deleteUser,
  listGrants,
  saveRegistration,
  saveRetention,
  setGrant,
  setUserActive,
  setUserSuperuser,
  updateUser,
  withdrawInvitation,
} from "../actions";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PER_PAGE = 20;
/** More open invitations than a week brings. */
const INVITATIONS = 100;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: t("users") };
}

export default async function UsersPage({ searchParams }: Props) {
  const actor = await currentActor();
  if (!actor?.is_superuser) notFound();
  const asked = listUsersQuery.safeParse({ ...(await searchParams), per_page: PER_PAGE });
  const query = asked.success ? asked.data : listUsersQuery.parse({ per_page: PER_PAGE });
  const [users, invitations, health, { retention, registration }, chores, pool, statistics] = await Promise.all([
    listUsers(actor, query),
    listInvitations(actor, { page: 1, per_page: INVITATIONS, status: "open" }),
    readiness(),
    getSettings(actor),
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
        actions={{
          setUserActive,
          setUserSuperuser,
          createUser,
          updateUser,
          deleteUser,
          listGrants,
          setGrant,
          createInvitation,
          createPasswordResetLink,
          createVerificationLink: isMailConfigured() ? createVerificationLink : null,
        }}
      />
      <InvitationsCard invitations={invitations.items} actions={{ withdrawInvitation }} />
      <QueueCard pool={pool} statistics={statistics} />
      <HealthCard health={health} />
      <ChoresCard chores={chores} />
      <RegistrationCard registration={registration} saveRegistration={saveRegistration} />
      <RetentionCard retention={retention} actions={{ saveRetention, countExpired }} />
    </>
  );
}
