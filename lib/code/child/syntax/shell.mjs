import { parse } from "sh-syntax";

/** bash, as mvdan/sh reads it: the first mistake. */
export async function checkShell(source) {
  try {
    await parse(source, {});
    return [];
  } catch (error) {
    const { Text: message = String(error?.message ?? error), Pos: at } = error ?? {};
    return [{ line: at?.Line ?? 1, column: at?.Col ?? 1, severity: "error", message: message.replaceAll("`", "'") }];
  }
}
