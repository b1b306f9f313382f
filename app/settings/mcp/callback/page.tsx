import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { MessagePage } from "@/components/ui/message-page";
import { currentActor } from "@/lib/auth";
import { isAlmaError } from "@/lib/core/errors";
import { finishMcpSignIn } from "@/lib/mcp";

interface CallbackProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Where a server's sign-in page sends the browser back to. */
export default async function McpCallbackPage({ searchParams }: CallbackProps) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in?next=/settings/mcp");
  const { state, code } = await searchParams;
  const t = await getTranslations("mcp");
  try {
    if (typeof state !== "string" || typeof code !== "string") throw new Error("no code");
    await finishMcpSignIn(actor, { state, code });
  } catch (error) {
    const words = isAlmaError(error) ? error.message : t("sign_in_failed");
    return (
      <MessagePage title={t("sign_in_failed")} text={words}>
        <Button asChild>
          <Link href="/settings/mcp">{t("title")}</Link>
        </Button>
      </MessagePage>
    );
  }
  redirect("/settings/mcp");
}
