import { PaneSkeleton } from "@/components/chat/conversation-screen";

export default PaneSkeleton;
