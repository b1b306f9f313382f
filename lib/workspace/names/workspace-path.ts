import { fail } from "../../core/errors.ts";

const MAX_PATH_LENGTH = 1_000;
const MAX_SEGMENT_BYTES = 255;

/** Device names of Windows, with any extension: such a file could not be unpacked there. */
const DEVICE = /^(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³])[ ]*(\.|$)/i;
const CONTROL = /\p{Cc}/u;
/** Characters that change how a name reads or do not show: bidi overrides, fillers, odd line ends. Emoji need some. */
const HIDDEN = /(?!\u200c|\u200d|[\ufe00-\ufe0f])[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * A file name or path as a person, a model or a program gave it, in the one form that is stored: NFC, relative, with `/`.
 * A leading `./` is dropped. Throws VALIDATION_ERROR, with what is wrong in words, for anything that leads outside, hides
 * something or could not be unpacked on another system.
 */
export function workspacePath(given: string): string {
  if (!given.isWellFormed()) throw refuse("contains broken characters");
  // Before it is normalised: sorting the marks of a long name is quadratic.
  if (given.length > MAX_PATH_LENGTH) throw refuse(`is longer than ${MAX_PATH_LENGTH} characters`);
  const path = given.normalize("NFC").replace(/^(\.\/)+/, "");
  if (path === "") throw refuse("is empty");
  if (path.length > MAX_PATH_LENGTH) throw refuse(`is longer than ${MAX_PATH_LENGTH} characters`);
  if (CONTROL.test(path)) throw refuse("contains control characters");
  if (HIDDEN.test(path)) throw refuse("contains invisible characters that change how it reads");
  if (path.includes("\\")) throw refuse("contains a backslash; folders are separated by /");
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) throw refuse("must be relative to the workspace");
  for (const segment of path.split("/")) checkSegment(segment);
  return path;
}

function checkSegment(segment: string): void {
  if (segment === "") throw refuse("has an empty part");
  if (segment === "." || segment === "..") throw refuse("must not contain . or .. as a folder");
  if (segment !== segment.trim() || segment.endsWith("."))
    throw refuse("has a part that begins or ends with a space, or ends with a dot");
  // Wide dots and slashes are kept as what they are, unless a program that simplifies them would be led to another folder.
  if (/(^|[/\\])\.{1,2}([/\\]|$)/.test(segment.normalize("NFKC"))) throw refuse("has a part that reads as . or ..");
  if (DEVICE.test(segment)) throw refuse("has a part that is a reserved device name");
  if (Buffer.byteLength(segment) > MAX_SEGMENT_BYTES) throw refuse(`has a part longer than ${MAX_SEGMENT_BYTES} bytes`);
}

function refuse(message: string) {
  return fail("VALIDATION_ERROR", {
    message: `The file name ${message}.`,
    details: [{ field: "path", message }],
  });
}
