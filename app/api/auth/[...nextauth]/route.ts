import { enterWithProvider } from "@/lib/accounts";
import { authHandlers } from "@/lib/auth";

export const { GET, POST } = authHandlers(enterWithProvider);
