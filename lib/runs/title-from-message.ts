import type { Transaction } from "../../db/client.ts";
import { nameConversationRow } from "../../db/queries/conversations.ts";
import type { NewFact } from "../protocol/events.ts";
import { searchTokens } from "../search/index.ts";

const MAX_TITLE = 60;

/** Names a conversation after its first message: the first line that says something, without Markdown's marks. */
export async function titleFromMessage(
  tx: Transaction,
  owner: { user_id: string; conversation_id: string },
  content: string,
): Promise<NewFact[]> {
  const title = titleOf(content);
  if (title === "") return [];
  const [named] = await nameConversationRow(tx, owner, title, searchTokens(title));
  if (!named) return [];
  return [{ type: "conversation_update", data: { conversation_id: owner.conversation_id, title } }];
}

/** Cut at a word or after 60 characters, whichever comes first; never inside a character. */
export function titleOf(content: string): string {
  const lines = content.split("\n").map((line) => line.replace(/^[\s#>*`-]+/, "").trim());
  const line =
    lines.find((text) => text !== "" && !/^(python|javascript|typescript|js|ts|py|sh|bash|json)$/i.test(text)) ?? "";
  const characters = [...line];
  if (characters.length <= MAX_TITLE) return line;
  const cut = characters.slice(0, MAX_TITLE).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > MAX_TITLE / 2 ? cut.slice(0, space) : cut}…`;
}
