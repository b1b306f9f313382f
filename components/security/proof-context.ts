"use client";

import { createContext, useContext } from "react";
import type { ActionResult } from "@/lib/protocol/envelope";

export interface Proof {
  /** Does something; where the server wants to know first that it is the person, asks them and does it again. */
  prove: <T>(run: () => Promise<ActionResult<T>>) => Promise<ActionResult<T>>;
  /**
   * Asks them only if the server would: before something that no action does, a download or another site. False when
   * they did not show it; what went wrong was said.
   */
  ensure: () => Promise<boolean>;
}

/** Where nobody can be asked, what the server says is the answer. */
export const ProofContext = createContext<Proof>({
  prove: (run) => run(),
  ensure: async () => true,
});

export const useProof = (): Proof => useContext(ProofContext);
