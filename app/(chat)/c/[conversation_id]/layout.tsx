import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { currentActor } from "@/lib/auth";
import { getConversation } from "@/lib/conversations";
import { orNotFound } from "../../../or-not-found";

type Props = { children: ReactNode; params: Promise<{ conversation_id: string }> };

/** Asks before the page begins to stream, so that what is not there answers 404 and not a page with status 200. */
export default async function ConversationLayout({ children, params }: Props) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const { conversation_id } = await params;
  if (!(await orNotFound(getConversation(actor, conversation_id)))) notFound();
  return children;
}
