import { useTranslations } from "next-intl";
import type { ApiKey } from "@/lib/protocol/contract/api-keys";
import type { Session } from "@/lib/protocol/contract/sessions";
import { KeyList } from "./key-list";
import type { SecurityActions } from "./security-actions";
import { SessionList } from "./session-list";

interface SecuritySettingsProps {
  sessions: Session[];
  keys: ApiKey[];
  /** Every scope that a key can have. */
  scopes: readonly string[];
  actions: SecurityActions;
}

/** Where a person is signed in, and the keys they gave to programs. */
export function SecuritySettings({ sessions, keys, scopes, actions }: SecuritySettingsProps) {
  const t = useTranslations("security");
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <SessionList sessions={sessions} actions={actions} />
      <KeyList keys={keys} scopes={scopes} actions={actions} />
    </>
  );
}
