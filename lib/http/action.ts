import { headers } from "next/headers.js";
import type { z } from "zod";
import { currentActor } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { type RequestContext, withRequestContext } from "../core/request-context.ts";
import type { ActionResult } from "../protocol/envelope.ts";
import { validate } from "./parse-input.ts";
import { publicErrorOf } from "./public-error.ts";

/** Takes what the page sends, whatever it claims to be, and never throws but for Next's own redirects and not-founds. */
export type Action<Input, Data> = (input: Input) => Promise<ActionResult<Data>>;

/**
 * Makes a server action: the actor is read from the database, the input checked against `schema`, errors become results.
 * Without anybody signed in it answers UNAUTHORIZED; {@link publicAction} is for sign-up and the like.
 */
export function action<Schema extends z.ZodType, Data>(
  schema: Schema,
  fn: (input: z.output<Schema>, actor: Actor) => Promise<Data>,
): Action<z.input<Schema>, Data> {
  return framed(schema, async (parse) => {
    const actor = await currentActor();
    if (!actor) throw fail("UNAUTHORIZED");
    return await fn(await parse(), actor);
  });
}

/** As {@link action}, for anybody. */
export const publicAction = <Schema extends z.ZodType, Data>(
  schema: Schema,
  fn: (input: z.output<Schema>) => Promise<Data>,
): Action<z.input<Schema>, Data> => framed(schema, async (parse) => await fn(await parse()));

const framed =
  <Schema extends z.ZodType, Data>(
    schema: Schema,
    work: (parse: () => Promise<z.output<Schema>>) => Promise<Data>,
  ): Action<z.input<Schema>, Data> =>
  async (input) =>
    await withRequestContext(new Headers(await headers()), (context) =>
      outcome(context, () => work(() => validate(schema, input))),
    );

async function outcome<Data>({ request_id }: RequestContext, work: () => Promise<Data>): Promise<ActionResult<Data>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    if (isNextControlFlow(error)) throw error;
    return { ok: false, error: publicErrorOf(error, { request_id, what: "an action" }) };
  }
}

/** `redirect()`, `notFound()` and their like throw; Next knows them by their digest. */
export function isNextControlFlow(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("digest" in error)) return false;
  const { digest } = error;
  return typeof digest === "string" && /^(NEXT_|DYNAMIC_SERVER_USAGE|BAILOUT_TO_CLIENT)/.test(digest);
}
