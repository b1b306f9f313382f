import { env } from "../core/env.ts";

/** Whether there is a mail server. Without one no address is verified, and administrators hand out links. */
export const isMailConfigured = (): boolean => env().SMTP_URL !== undefined;
