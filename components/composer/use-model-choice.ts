"use client";

import { useCallback, useEffect, useState } from "react";
import type { ModelOption } from "@/components/shell/chat-data";

const KEY = "alma:model";

/** The model picked last on this browser, while it still exists; null is the default model. */
export function useModelChoice(models: ModelOption[]): [string | null, (model_id: string | null) => void] {
  const [picked, setPicked] = useState<string | null>(null);
  useEffect(() => setPicked(localStorage.getItem(KEY)), []);
  const pick = useCallback((model_id: string | null) => {
    setPicked(model_id);
    if (model_id) localStorage.setItem(KEY, model_id);
    else localStorage.removeItem(KEY);
  }, []);
  const isKnown = models.some((model) => model.model_id === picked);
  return [isKnown ? picked : null, pick];
}
