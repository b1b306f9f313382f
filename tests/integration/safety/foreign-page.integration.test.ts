import { beforeAll, describe, expect, it } from "vitest";
import { db } from "../../../db/client.ts";
import type { Contract } from "../../../lib/protocol/contract/define.ts";
import { contracts } from "../../../lib/protocol/contract/index.ts";
import { withEngine } from "../../support/engine.ts";
import { call, cookieFor, ORIGIN } from "../api/api-client.ts";
import { plantPerson } from "./plant-person.ts";
import { idOf, type Planted } from "./planted.ts";
import { requestOf } from "./request-of.ts";
import { rowsHolding } from "./rows-holding.ts";

withEngine();

const changing = contracts.filter(({ auth, method }) => auth !== "none" && method !== "GET");

let person: Planted;
let cookie = "";
const own = (field: string): string[] => (person.ids[field] ? [person.ids[field]] : []);

/** What a browser says of a page that is not ours. */
const FOREIGN: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  { origin: "null" },
  { origin: ORIGIN, "sec-fetch-site": "cross-site" },
  { origin: ORIGIN, "sec-fetch-site": "same-site" },
  { origin: `${ORIGIN}.evil.example` },
  { origin: "http://localhost:3001" },
  {},
];

beforeAll(async () => {
  person = await plantPerson("a");
  const { user_id } = person;
  cookie = await cookieFor({ user_id, session_id: idOf(person, "session_id") });
});

/** In OpenAI's shape the code is another word. */
const refused = ({ shape }: Contract) => ({
  status: 403,
  ...(shape === undefined && { body: { error: { code: "FORBIDDEN" } } }),
});

describe("with the owner's cookie, a page of another site", () => {
  it.each(changing.map((contract) => [contract.id, contract] as const))("may not %s", async (_, contract) => {
    const before = await rowsHolding(person.canary);
    for (const headers of FOREIGN) {
      const answer = await call(contract, { ...requestOf(contract, own), cookie, headers });
      expect(answer, JSON.stringify(headers)).toMatchObject(refused(contract));
    }
    expect(await rowsHolding(person.canary)).toEqual(before);
  });

  it("is told apart from our own page", async () => {
    const update = contracts.find(({ id }) => id === "updateConversation");
    if (!update) throw new Error("no such operation");
    const headers = { origin: ORIGIN, "sec-fetch-site": "same-origin" };
    const answer = await call(update, { params: person.ids, json: { is_pinned: true }, cookie, headers });
    expect(answer.status).toBe(200);
    const row = await db().query.conversations.findFirst({
      where: (conversation, { eq }) => eq(conversation.conversation_id, idOf(person, "conversation_id")),
    });
    expect(row?.is_pinned).toBe(true);
  });
});
