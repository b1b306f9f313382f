import type { Action } from "@/components/shell/actions";
import type { User } from "@/lib/protocol/contract/users";

export interface AdminActions {
  setUserActive: Action<{ user_id: string; is_active: boolean }, User>;
  setUserSuperuser: Action<{ user_id: string; is_superuser: boolean }, User>;
  createInvitation: Action<{ email?: string }, { url: string; expires_at: string }>;
}
