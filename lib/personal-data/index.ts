export { deleteMe, deleteUser } from "./delete-account.ts";
export { exportAccount } from "./export/export-account.ts";
export { listUserConversations } from "./list-user-conversations.ts";
export { purgeUnverifiedAccounts } from "./purge-unverified-accounts.ts";
export { removeLeftAccounts } from "./remove-account.ts";
