const MAX_LENGTH = 80;
/** What Windows takes for a device, whatever comes after the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A text as the name of a file or folder on every system. */
export function fileName(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, "_")
    .trim();
  const short = [...plain]
    .slice(0, MAX_LENGTH)
    .join("")
    .replace(/[. ]+$/, "");
  if (short === "") return "_";
  return DEVICE.test(short) ? `_${short}` : short;
}

/** A path inside a folder, part by part; never out of it. */
export const filePath = (path: string): string =>
  path
    .split("/")
    .filter((part) => part !== "")
    .map(fileName)
    .join("/");
