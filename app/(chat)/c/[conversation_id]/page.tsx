import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ConversationScreen } from "@/components/chat/conversation-screen";
import { currentActor } from "@/lib/auth";
import { getConversation } from "@/lib/conversations";
import { loadConversationView } from "@/lib/messages";
import { orNotFound } from "../../../or-not-found";

type Props = { params: Promise<{ conversation_id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await currentActor();
  const { conversation_id } = await params;
  if (!actor) return {};
  const conversation = await orNotFound(getConversation(actor, conversation_id));
  return { title: conversation?.title };
}

export default async function ConversationPage({ params }: Props) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const { conversation_id } = await params;
  const loaded = await orNotFound(loadConversationView(actor, conversation_id));
  if (!loaded) notFound();
  return <ConversationScreen initial={{ view: loaded.view, has_more: loaded.has_more }} />;
}
