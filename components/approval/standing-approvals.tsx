"use client";

import { ShieldCheck, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useErrorText } from "@/components/ui/use-error-text";
import { revokeStandingApproval } from "@/lib/protocol/client/runs-api";
import type { StandingApproval } from "@/lib/protocol/contract/standing-approvals";
import { useDestinationText } from "./use-destination-text";

/** What is allowed in the conversation without asking, each with the way to take it back; nothing where nothing is. */
export function StandingApprovals({ standing = [] }: { standing?: StandingApproval[] | undefined }) {
  const t = useTranslations("approval");
  const errorText = useErrorText();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<string | null>(null);
  const shown = standing.filter(({ standing_id }) => !gone.has(standing_id));

  const revoke = async (standing_id: string) => {
    setError(null);
    const result = await revokeStandingApproval(standing_id);
    if (!result.ok && result.error.code !== "NOT_FOUND")
      return setError(t("not_revoked", { reason: errorText(result.error) }));
    setGone((before) => new Set(before).add(standing_id));
    // Its button is gone with it.
    document.getElementById("content")?.focus({ preventScroll: true });
  };
  if (shown.length === 0) return null;
  return (
    <section
      aria-label={t("standing")}
      data-testid="standing-approvals"
      className="mx-auto max-h-32 w-full max-w-3xl shrink-0 overflow-y-auto px-3 pb-2 text-muted-foreground text-xs sm:px-6"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="flex items-center gap-1.5">
          <ShieldCheck aria-hidden className="size-3.5 shrink-0" /> {t("standing")}
        </p>
        <ul className="contents">
          {shown.map((one) => (
            <Standing key={one.standing_id} standing={one} onRevoke={() => void revoke(one.standing_id)} />
          ))}
        </ul>
      </div>
      {error ? (
        <p role="alert" className="text-destructive">
          {error}
        </p>
      ) : null}
    </section>
  );
}

function Standing({ standing, onRevoke }: { standing: StandingApproval; onRevoke: () => void }) {
  const t = useTranslations("approval");
  const kind = useDestinationText()(standing.tool_name, standing.destination);
  return (
    <li className="flex min-w-0 items-center gap-1.5">
      <span className="min-w-0 text-foreground [overflow-wrap:anywhere]">{kind}</span>
      <Button
        variant="link"
        size="sm"
        className="min-h-6 gap-1 text-xs [&_svg]:size-3.5"
        aria-label={t("revoke_kind", { kind })}
        onClick={onRevoke}
      >
        <Undo2 aria-hidden /> {t("revoke")}
      </Button>
    </li>
  );
}
