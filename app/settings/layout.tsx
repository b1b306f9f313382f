import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { ProofProvider } from "@/components/security/proof-provider";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { hasPassword, listLinkedAccounts } from "@/lib/accounts";
import { configuredProviders, currentActor } from "@/lib/auth";
import { checkProof, confirmPassword } from "./security/actions";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in?next=/settings/profile");
  const [isPassword, linked] = await Promise.all([hasPassword(actor), listLinkedAccounts(actor)]);
  const providers = configuredProviders().filter((id) => linked.some(({ provider }) => provider === id));
  return (
    <SettingsFrame isSuperuser={actor.is_superuser}>
      <ProofProvider ways={{ hasPassword: isPassword, providers }} actions={{ checkProof, confirmPassword }}>
        {children}
      </ProofProvider>
    </SettingsFrame>
  );
}
