/**
 * Reads server-sent events from text in pieces of any size; gives the data of each event. Comments (the server's
 * keep-alive) and the fields `event`, `id` and `retry` are skipped: the data says all of that itself.
 */
export function createSseParser(onData: (data: string) => void): (piece: string) => void {
  let rest = "";
  let data: string[] = [];
  const readLine = (line: string) => {
    if (line === "") {
      if (data.length > 0) onData(data.join("\n"));
      data = [];
    } else if (line.startsWith("data:")) {
      data.push(line.slice(line.startsWith("data: ") ? 6 : 5));
    }
  };
  return (piece) => {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) readLine(line.endsWith("\r") ? line.slice(0, -1) : line);
  };
}
