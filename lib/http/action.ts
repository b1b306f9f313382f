import { headers } from "next/headers.js";
import type { z } from "zod";
import { currentActor } from "../auth/index.ts";
import type { Actor } from "../core/actor.ts";
import { fail } from "../core/errors.ts";
import { entityTag } from "../core/http/if-match.ts";
import { type RequestContext, withRequestContext } from "../core/log/request-context.ts";
import { limitAddress, limitPerson } from "../limits/index.ts";
import type { ActionResult } from "../protocol/envelope.ts";
import { publicErrorOf } from "./answer/public-error.ts";
import { validate } from "./input/parse-input.ts";

/** Takes what the page sends, whatever it claims to be, and never throws but for Next's own redirects and not-founds. */
export type Action<Input, Data> = (input: Input & Seen<Input>) => Promise<ActionResult<Data>>;

/**
 * What a page may add to any input that is an object: the `version` it showed when the person began to change it. It has
 * the meaning of `If-Match`: PRECONDITION_FAILED when there is another one by now.
 */
type Seen<Input> = Input extends object ? { if_match?: number | undefined } : unknown;

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
    await limitPerson(actor, "write");
    return await fn(await parse(), actor);
  });
}

/** As {@link action}, for anybody. */
export const publicAction = <Schema extends z.ZodType, Data>(
  schema: Schema,
  fn: (input: z.output<Schema>) => Promise<Data>,
): Action<z.input<Schema>, Data> =>
  framed(schema, async (parse) => {
    await limitAddress("auth", { is_public: true });
    return await fn(await parse());
  });

const framed =
  <Schema extends z.ZodType, Data>(
    schema: Schema,
    work: (parse: () => Promise<z.output<Schema>>) => Promise<Data>,
  ): Action<z.input<Schema>, Data> =>
  async (input) =>
    await withRequestContext(new Headers(await headers()), (context) =>
      outcome(context, () => {
        context.if_match = versionSeen(input);
        return work(() => validate(schema, input));
      }),
    );

function versionSeen(input: unknown): string[] | undefined {
  if (typeof input !== "object" || input === null || !("if_match" in input)) return undefined;
  const { if_match } = input;
  if (if_match === undefined) return undefined;
  if (typeof if_match === "number" && Number.isInteger(if_match)) return [entityTag(if_match)];
  throw fail("BAD_REQUEST", { message: "if_match must be the version that was shown." });
}

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
