"use client";

import { createContext, type ReactNode, use } from "react";
import type { Agent } from "@/lib/protocol/contract/agents";
import type { User } from "@/lib/protocol/contract/users";
import type { ChatActions } from "./actions";

/** A model that may be picked for a message. */
export interface ModelOption {
  model_id: string;
  display_name: string;
  provider_name: string;
}

/** What every part of the chat pages may need, loaded once by the layout. */
export interface ChatData {
  user: User;
  agents: Agent[];
  models: ModelOption[];
  actions: ChatActions;
}

const Context = createContext<ChatData | null>(null);

export const ChatDataProvider = ({ value, children }: { value: ChatData; children: ReactNode }) => (
  <Context value={value}>{children}</Context>
);

export function useChatData(): ChatData {
  const data = use(Context);
  if (!data) throw new Error("useChatData needs a ChatDataProvider above it");
  return data;
}
