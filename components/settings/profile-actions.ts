import type { z } from "zod";
import type { Action } from "@/components/shell/actions";
import type { ChangedEmail, ChangeEmailBody } from "@/lib/protocol/contract/email";
import type { OauthProvider } from "@/lib/protocol/contract/linked-accounts";
import type { UpdateMeBody, updateMeBody } from "@/lib/protocol/contract/me";
import type { User } from "@/lib/protocol/contract/users";

export type ProfileChange = UpdateMeBody & z.input<typeof updateMeBody>;

export interface ProfileActions {
  deleteAccount: Action<{ password?: string }, null>;
  updateProfile: Action<ProfileChange, User>;
  changeMyPassword: Action<{ current_password: string; new_password: string }, null>;
  changeMyEmail: Action<ChangeEmailBody, ChangedEmail>;
  unlinkAccount: Action<{ provider: OauthProvider }, null>;
}
