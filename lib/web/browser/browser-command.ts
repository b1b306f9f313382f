import { z } from "zod";

/** What a browser can be told; `element` is a number that reading the page gave. */
export type BrowserCommand =
  | { action: "open"; url: string }
  | { action: "click"; element: number }
  /** `url` says whose page the text is for: it goes to no other site. */
  | { action: "type"; element: number; text: string; submit: boolean; url: string }
  | { action: "press"; key: string }
  | { action: "select"; element: number; text: string }
  | { action: "scroll"; direction: "up" | "down" }
  | { action: "back" }
  | { action: "read" }
  | { action: "screenshot"; full_page: boolean };

export const pageViewSchema = z.object({
  url: z.string(),
  title: z.string(),
  /** What the page shows, with `[number]` before everything that can be used. */
  text: z.string(),
  /** A PNG, after `screenshot`. */
  image: z.instanceof(Uint8Array).optional(),
});
export type PageView = z.infer<typeof pageViewSchema>;

/** What the browser's process says. */
export const browserReplySchema = z.union([
  z.object({ ready: z.literal(true), group: z.number().int().nullable(), is_sandboxed: z.boolean() }),
  z.object({ id: z.number().int(), ok: z.literal(true), view: pageViewSchema }),
  z.object({ id: z.number().int(), ok: z.literal(false), code: z.string(), message: z.string() }),
]);
export type BrowserReply = z.infer<typeof browserReplySchema>;
