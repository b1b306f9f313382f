import { z } from "zod";
import { contract } from "./define.ts";
import { flag, instant, name, page, text, uuid } from "./fields.ts";

export const themeSchema = z.enum(["light", "dark", "system"]);

const aiSettingsSchema = z
  .object({
    default_model: text(100).nullable(),
    temperature: z.number().min(0).max(2),
    max_tokens: z.number().int().min(1).max(1_000_000),
  })
  .partial();

/** The seed calls it `temperature` where it stores it and `default_temperature` where it sends it. */
function withTemperature(given: unknown): unknown {
  if (typeof given !== "object" || given === null || !("default_temperature" in given)) return given;
  const { default_temperature, ...rest } = given;
  return { temperature: default_temperature, ...rest };
}

/** The seed's preferences; `default_temperature` is an accepted alias of `temperature`. */
export const preferencesSchema = z
  .object({
    theme: themeSchema.optional(),
    message_display: z
      .object({ show_timestamps: z.boolean(), auto_scroll: z.boolean(), message_grouping: z.boolean() })
      .partial()
      .optional(),
    notifications: z.object({ email_enabled: z.boolean(), desktop_enabled: z.boolean() }).partial().optional(),
    ai_settings: z.preprocess(withTemperature, aiSettingsSchema).optional(),
  })
  .meta({ id: "Preferences" });
export type Preferences = z.infer<typeof preferencesSchema>;

/** IANA names and the seed's `UTC+8:00` form. */
export const timezoneSchema = text(50).refine((value) => {
  if (/^UTC([+-]\d{1,2}(:\d{2})?)?$/.test(value)) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}, "is not a time zone");

export const languageSchema = z.enum(["zh", "en"]);

export const userSchema = z
  .object({
    user_id: uuid,
    nickname: z.string(),
    email: z.string(),
    created_at: instant,
    last_login_at: instant.nullable(),
    is_superuser: z.boolean(),
    is_active: z.boolean(),
    timezone: z.string(),
    language: languageSchema,
    preferences: preferencesSchema.nullable(),
    total_conversations: z.number().int(),
    total_messages: z.number().int(),
  })
  .meta({ id: "User" });
export type User = z.infer<typeof userSchema>;

export const emailSchema = text(255)
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.email().max(255));
export const passwordSchema = text(200).refine((value) => value.length >= 8, "has fewer than 8 characters");

export const registerBody = z
  .object({
    email: emailSchema,
    password: passwordSchema,
    nickname: name(50).optional(),
    language: languageSchema.optional(),
    invitation: z.string().max(200).optional(),
  })
  .meta({ id: "Register" });
export type RegisterBody = z.infer<typeof registerBody>;

export const updateMeBody = z
  .object({ nickname: name(50), timezone: timezoneSchema, language: languageSchema, preferences: preferencesSchema })
  .partial()
  .meta({ id: "UpdateMe" });
export type UpdateMeBody = z.infer<typeof updateMeBody>;

export const listUsersQuery = z.object({ ...page, search: text(200).optional(), is_active: flag.optional() });
export type ListUsersQuery = z.infer<typeof listUsersQuery>;

export const getMe = contract({
  id: "getMe",
  method: "GET",
  path: "/v1/users/me",
  summary: "The signed-in user",
  tag: "users",
  auth: "user",
  status: 200,
  response: userSchema,
});

export const register = contract({
  id: "register",
  method: "POST",
  path: "/v1/register",
  summary: "Create an account",
  tag: "auth",
  auth: "none",
  status: 201,
  max_body_bytes: 16 * 1024,
  body: registerBody,
  response: userSchema,
});
