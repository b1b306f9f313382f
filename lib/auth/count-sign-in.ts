import { db } from "../../db/client.ts";
import { listSignInAddresses } from "../../db/queries/sign-in/sign-in-places.ts";
import { addressGroup } from "../limits/index.ts";
import { clientGroup, countTry, forgiveTry } from "./throttle.ts";

const MINUTE_MS = 60_000;

/**
 * A pair of address and account soon waits long; an account alone waits briefly. Each kind of key has a name of its own:
 * what is typed as an address must not count for somebody else's.
 */
const rulesFor = (client: string, email: string) => {
  const pair = `sign-in-pair:${client} ${email}`;
  const account = `sign-in-account:${email}`;
  const address = `sign-in-client:${client}`;
  return {
    pair,
    others: [account, address],
    own: {
      [pair]: { free: 6, window_ms: 15 * MINUTE_MS, max_wait_ms: 15 * MINUTE_MS },
      [address]: { free: 120, window_ms: 15 * MINUTE_MS, max_wait_ms: MINUTE_MS },
    },
    common: { [account]: { free: 60, window_ms: 15 * MINUTE_MS, max_wait_ms: 30_000 } },
  };
};

/**
 * Counts a try to sign in to the account with this address, in lower case. RATE_LIMITED after too many; but where the
 * person has signed in lately, the tries of others elsewhere do not keep them out. Gives what to call when it was a good one.
 */
export async function countSignIn(email: string): Promise<() => void> {
  const client = clientGroup();
  const { pair, others, own, common } = rulesFor(client, email);
  try {
    countTry({ ...own, ...common });
  } catch (error) {
    if (!(await isTheirPlace(email, client))) throw error;
    countTry(own);
  }
  return () => {
    forgiveTry([pair], true);
    forgiveTry(others);
  };
}

async function isTheirPlace(email: string, client: string): Promise<boolean> {
  const addresses = await listSignInAddresses(db(), email);
  return addresses.some((address) => addressGroup(address) === client);
}
