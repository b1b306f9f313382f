import { z } from "zod";
import { conversationSchema } from "./conversations.ts";
import { contract } from "./define.ts";
import { flag, instant, name, page, text, uuid } from "./fields.ts";
import { languageSchema, preferencesSchema, timezoneSchema, userParams, userSchema } from "./users.ts";

export const updateMeBody = z
  .object({ nickname: name(50), timezone: timezoneSchema, language: languageSchema, preferences: preferencesSchema })
  .partial()
  .meta({ id: "UpdateMe" });
export type UpdateMeBody = z.infer<typeof updateMeBody>;

export const deleteMeBody = z
  .object({
    /** Of the account; one without a password is deleted with a fresh proof instead. */
    password: text(200).optional(),
  })
  .meta({ id: "DeleteMe" });
export type DeleteMeBody = z.infer<typeof deleteMeBody>;

const base = { tag: "users", auth: "user" } as const;
const me = { ...base, path: "/v1/users/me" } as const;
const preferences = { ...base, path: "/v1/users/me/preferences" } as const;

export const getMe = contract({
  ...me,
  id: "getMe",
  method: "GET",
  summary: "The signed-in user",
  versioned: true,
  status: 200,
  response: userSchema,
});

const changeMe = { ...me, versioned: true, status: 200, body: updateMeBody, response: userSchema } as const;

export const replaceMe = contract({
  ...changeMe,
  id: "replaceMe",
  method: "PUT",
  summary: "Change your own account, as PATCH does: what is not given stays, preferences are merged",
});

export const updateMe = contract({
  ...changeMe,
  id: "updateMe",
  method: "PATCH",
  summary: "Change your own account",
});

export const deleteMe = contract({
  ...me,
  id: "deleteMe",
  method: "DELETE",
  summary: "Delete your account with everything in it, after your password; it cannot be taken back",
  session_only: true,
  needs_proof: true,
  limit: "expensive",
  status: 204,
  max_body_bytes: 4 * 1024,
  body: deleteMeBody,
});

export const exportMe = contract({
  ...base,
  id: "exportMe",
  method: "GET",
  path: "/v1/users/me/export",
  summary: "Everything you have here, as a ZIP archive: conversations as Markdown and JSON, files, settings",
  session_only: true,
  needs_proof: true,
  limit: "expensive",
  status: 200,
  raw: "application/zip",
});

export const getPreferences = contract({
  ...preferences,
  id: "getPreferences",
  method: "GET",
  summary: "Your preferences, those you never set with their defaults",
  status: 200,
  response: preferencesSchema,
});

export const updatePreferences = contract({
  ...preferences,
  id: "updatePreferences",
  method: "PATCH",
  summary: "Change preferences: objects are merged key by key, anything else replaces",
  status: 200,
  body: preferencesSchema,
  response: preferencesSchema,
});

/** Somebody else's have null where a person's words would be. */
export const userConversationSchema = conversationSchema
  .pick({ conversation_id: true, created_at: true, last_message_at: true, message_count: true, is_archived: true })
  .extend({
    title: z.string().nullable(),
    summary: z.string().nullable(),
    tags: z.array(z.string()).nullable(),
    metadata: z.record(z.string(), z.unknown()).nullable(),
    updated_at: instant,
    is_pinned: z.boolean(),
    user_id: uuid,
  })
  .meta({ id: "UserConversation" });
export type UserConversation = z.infer<typeof userConversationSchema>;

export const listUserConversationsQuery = z.object({ ...page, is_archived: flag.optional() });
export type ListUserConversationsQuery = z.infer<typeof listUserConversationsQuery>;

export const listUserConversations = contract({
  ...base,
  id: "listUserConversations",
  method: "GET",
  path: "/v1/users/{user_id}/conversations",
  summary: "Somebody's conversations: your own as they are, of others counts and dates with the permission user:read",
  status: 200,
  params: userParams,
  query: listUserConversationsQuery,
  response: z.array(userConversationSchema),
  paginated: true,
});
