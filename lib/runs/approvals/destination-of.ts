/** As long as `standing_approvals.destination`. */
const MOST_CHARS = 300;

/**
 * What a yes for a whole conversation is bound to: the origin (scheme, host, port) of the address that a call sends data
 * to, as `https://api.example.com`; empty for a tool that sends nothing. Null where there is no such origin: an address of
 * another kind says too little about where its data ends, so that each call is asked about.
 */
export function destinationOf(address: string | undefined): string | null {
  if (address === undefined) return "";
  if (!URL.canParse(address)) return null;
  const { origin, protocol } = new URL(address);
  const isWeb = protocol === "https:" || protocol === "http:";
  return isWeb && origin.length <= MOST_CHARS ? origin : null;
}
