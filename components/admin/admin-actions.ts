import type { Action } from "@/components/shell/actions";
import type { Grant } from "@/lib/protocol/contract/grants";
import type { NewInvitation } from "@/lib/protocol/contract/invitations";
import type { PersonalLink } from "@/lib/protocol/contract/password";
import type { CreatedUser, UpdateUserBody, User } from "@/lib/protocol/contract/users";

export interface AdminActions {
  setUserActive: Action<{ user_id: string; is_active: boolean }, User>;
  setUserSuperuser: Action<{ user_id: string; is_superuser: boolean }, User>;
  createUser: Action<{ email: string; nickname?: string; password?: string; is_superuser?: boolean }, CreatedUser>;
  updateUser: Action<{ user_id: string } & UpdateUserBody, User>;
  deleteUser: Action<{ user_id: string }, null>;
  listGrants: Action<{ user_id: string }, Grant[]>;
  setGrant: Action<{ user_id: string; permission: string; is_granted: boolean }, null>;
  createInvitation: Action<{ email?: string }, NewInvitation>;
  createPasswordResetLink: Action<{ user_id: string }, PersonalLink>;
  /** Where there is a mail server; null where addresses are not verified. */
  createVerificationLink: Action<{ user_id: string }, PersonalLink> | null;
}
