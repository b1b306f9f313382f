/**
 * Reads server-sent events from text in pieces of any size; gives the data of each event and the id it came with (empty
 * without one). Comments (the server's keep-alive) and the fields `event` and `retry` are skipped: the data says all of
 * that itself.
 */
export function createSseParser(onData: (data: string, id: string) => void): (piece: string) => void {
  let rest = "";
  let data: string[] = [];
  let id = "";
  const readLine = (line: string) => {
    if (line === "") {
      if (data.length > 0) onData(data.join("\n"), id);
      data = [];
      id = "";
    } else if (line.startsWith("data:")) {
      data.push(line.slice(line.startsWith("data: ") ? 6 : 5));
    } else if (line.startsWith("id:")) {
      id = line.slice(3).trim();
    }
  };
  return (piece) => {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) readLine(line.endsWith("\r") ? line.slice(0, -1) : line);
  };
}
