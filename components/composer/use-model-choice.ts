"use client";

import { useCallback, useEffect, useState } from "react";
import type { ModelOption } from "@/components/shell/chat-data";
import { readStored, writeStored } from "./browser-storage";

const KEY = "alma:model";

/** The model picked last on this browser, while it still exists; null is the default model. */
export function useModelChoice(models: ModelOption[]): [string | null, (model_id: string | null) => void] {
  const [picked, setPicked] = useState<string | null>(null);
  useEffect(() => setPicked(readStored("local", KEY)), []);
  const pick = useCallback((model_id: string | null) => {
    setPicked(model_id);
    writeStored("local", KEY, model_id);
  }, []);
  const isKnown = models.some((model) => model.model_id === picked);
  return [isKnown ? picked : null, pick];
}
