export { changePassword } from "./change-password.ts";
export { createInvitation } from "./create-invitation.ts";
export { ensureFirstSuperuser } from "./ensure-first-superuser.ts";
export { listUsers } from "./list-users.ts";
export { getMe, updateMe } from "./me.ts";
export { register } from "./register.ts";
export { requireSuperuser } from "./require-superuser.ts";
export { setUserActive, setUserSuperuser } from "./set-user-rights.ts";
export { createFirstSuperuser, isSetupTokenValid } from "./setup-link.ts";
