"use client";

import { useEffect, useState } from "react";

/**
 * The token of the link that led here, taken out of the address at once: undefined before it is read, null when there is
 * none. It comes in the fragment, which the browser sends to nobody.
 */
export function useLinkToken(): string | null | undefined {
  const [token, setToken] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    const found = new URLSearchParams(window.location.hash.slice(1)).get("token");
    // A second run of the effect finds the address clean, and keeps what the first one found.
    setToken((before) => found ?? before ?? null);
    if (found !== null) window.history.replaceState(window.history.state, "", window.location.pathname);
  }, []);
  return token;
}
