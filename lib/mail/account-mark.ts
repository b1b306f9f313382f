import type { UserRow } from "../../db/queries/accounts/users.ts";
import { hashToken } from "../security/index.ts";

/** Changes with the address and the password of an account: what was asked for with others is out of date. */
export const accountMark = ({ email, hashed_password }: Pick<UserRow, "email" | "hashed_password">): string =>
  hashToken(`${email}\n${hashed_password}`);
