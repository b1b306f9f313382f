import type { z } from "zod";
import type { Action } from "@/components/shell/actions";
import type { UpdateMeBody, User, updateMeBody } from "@/lib/protocol/contract/users";

export type ProfileChange = UpdateMeBody & z.input<typeof updateMeBody>;

export interface ProfileActions {
  updateProfile: Action<ProfileChange, User>;
  changeMyPassword: Action<{ current_password: string; new_password: string }, null>;
}
