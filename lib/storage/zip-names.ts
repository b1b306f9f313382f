const MAX_LENGTH = 80;
/** What Windows takes for a device, whatever comes after the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const EXTENSION = /\.[^. ]{1,12}$/;

/** A text as the name of a file or folder on every system; what is too long loses its middle, not its extension. */
export function fileName(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, "_")
    .replace(/[. ]+$/, "")
    .trim();
  const short = shortened(plain).replace(/[. ]+$/, "");
  if (short === "") return "_";
  return DEVICE.test(short) ? `_${short}` : short;
}

function shortened(plain: string): string {
  const characters = [...plain];
  if (characters.length <= MAX_LENGTH) return plain;
  const extension = EXTENSION.exec(plain)?.[0] ?? "";
  return characters.slice(0, MAX_LENGTH - [...extension].length).join("") + extension;
}

/** A path inside a folder, part by part; never out of it. */
export const filePath = (path: string): string =>
  path
    .split("/")
    .filter((part) => part !== "")
    .map(fileName)
    .join("/");
