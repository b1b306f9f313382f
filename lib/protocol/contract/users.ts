import { z } from "zod";
import { contract } from "./define.ts";
import { flag, instant, name, page, text, uuid } from "./fields.ts";

export const themeSchema = z.enum(["light", "dark", "system"]);

const aiSettingsSchema = z
  .object({
    default_model: text(100).nullable(),
    temperature: z.number().min(0).max(2),
    max_tokens: z.number().int().min(1).max(1_000_000),
    /** Agents use only tools that change nothing (`safe`). */
    restricted_mode: z.boolean(),
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
    version: z.number().int(),
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

/** The seed's list: what is sorted by, `-` for the largest or newest first. */
export const USER_SORTS = ["created_at", "email", "nickname", "last_login_at", "total_conversations"] as const;
const sorts = [...USER_SORTS, ...USER_SORTS.map((field) => `-${field}` as const)] as const;

export const listUsersQuery = z.object({
  ...page,
  /** A part of the address or the nickname. */
  search: text(200).optional(),
  is_active: flag.optional(),
  is_superuser: flag.optional(),
  /** `-created_at` unless said. */
  sort: z.enum(sorts).optional(),
});
export type ListUsersQuery = z.infer<typeof listUsersQuery>;

const account = {
  nickname: name(50),
  email: emailSchema,
  timezone: timezoneSchema,
  language: languageSchema,
  is_active: z.boolean(),
  is_superuser: z.boolean(),
};

export const createUserBody = z
  .object({
    email: emailSchema,
    /** Without one the person sets it themselves, by a link that comes by mail or is given back. */
    password: passwordSchema.optional(),
    nickname: account.nickname.optional(),
    timezone: timezoneSchema.optional(),
    language: languageSchema.optional(),
    is_superuser: z.boolean().default(false),
  })
  .meta({ id: "CreateUser" });
export type CreateUserBody = z.infer<typeof createUserBody>;

export const replaceUserBody = z.object(account).meta({ id: "ReplaceUser" });
export const updateUserBody = z.object(account).partial().meta({ id: "UpdateUser" });
export type UpdateUserBody = z.infer<typeof updateUserBody>;

export const createdUserSchema = userSchema
  .extend({
    /** Where the person sets a password; null when there is one, or when the link went out by mail. */
    set_password_url: z.string().nullable(),
  })
  .meta({ id: "CreatedUser" });
export type CreatedUser = z.infer<typeof createdUserSchema>;

export const userParams = z.object({ user_id: uuid });
const admin = { tag: "users", auth: "superuser" } as const;

export const listUsers = contract({
  ...admin,
  id: "listUsers",
  method: "GET",
  path: "/v1/users",
  summary: "All accounts, newest first: their counts and dates, never what they wrote",
  permission: "user:read",
  status: 200,
  query: listUsersQuery,
  response: z.array(userSchema),
  paginated: true,
});

export const createUser = contract({
  ...admin,
  id: "createUser",
  method: "POST",
  path: "/v1/users",
  summary: "Create an account for somebody; only an administrator creates administrators",
  permission: "user:write",
  status: 201,
  max_body_bytes: 16 * 1024,
  body: createUserBody,
  response: createdUserSchema,
});

export const getUser = contract({
  ...admin,
  id: "getUser",
  method: "GET",
  path: "/v1/users/{user_id}",
  summary: "One account",
  permission: "user:read",
  versioned: true,
  status: 200,
  params: userParams,
  response: userSchema,
});

const change = { ...admin, permission: "user:write", versioned: true, status: 200, max_body_bytes: 16 * 1024 } as const;

export const replaceUser = contract({
  ...change,
  id: "replaceUser",
  method: "PUT",
  path: "/v1/users/{user_id}",
  summary: "Set everything an administrator sets of an account",
  params: userParams,
  body: replaceUserBody,
  response: userSchema,
});

export const updateUser = contract({
  ...change,
  id: "updateUser",
  method: "PATCH",
  path: "/v1/users/{user_id}",
  summary: "Change an account; whoever is deactivated or given another address is signed out at once",
  params: userParams,
  body: updateUserBody,
  response: userSchema,
});

export const deleteUser = contract({
  ...admin,
  id: "deleteUser",
  method: "DELETE",
  path: "/v1/users/{user_id}",
  summary: "Delete somebody's account with everything they have here; it cannot be taken back",
  permission: "user:delete",
  session_only: true,
  limit: "expensive",
  status: 204,
  params: userParams,
});

export const register = contract({
  id: "register",
  limit: "auth",
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
