import type { Transaction } from "../../db/client.ts";
import { nameConversationRow } from "../../db/queries/conversations/conversations.ts";
import { searchTokens } from "../search/index.ts";

const MAX_TITLE = 60;

/** Names a conversation after its first message: the first line that says something, without Markdown's marks. */
export async function nameAfterMessage(
  tx: Transaction,
  owner: { user_id: string; conversation_id: string },
  title: string,
): Promise<void> {
  await nameConversationRow(tx, owner, title, searchTokens(title));
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
