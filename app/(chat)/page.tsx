import { ConversationScreen } from "@/components/chat/conversation-screen";

export default function NewChatPage() {
  return <ConversationScreen initial={null} />;
}
