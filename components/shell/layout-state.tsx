"use client";

import { createContext, type ReactNode, type RefObject, use, useEffect, useMemo, useRef, useState } from "react";
import { readStored, writeStored } from "@/components/composer/browser-storage";

interface LayoutState {
  isDrawerOpen: boolean;
  setDrawerOpen: (open: boolean) => void;
  isPanelOpen: boolean;
  setPanelOpen: (open: boolean) => void;
  isWide: boolean;
  searchField: RefObject<HTMLInputElement | null>;
}

const Context = createContext<LayoutState | null>(null);
const WIDE = "(min-width: 1200px)";

/** Which side columns are open. The panel starts open where there is room for it. */
export function LayoutStateProvider({ children }: { children: ReactNode }) {
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const [isWide, setWide] = useState(false);
  const searchField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const query = window.matchMedia(WIDE);
    const onChange = () => {
      setWide(query.matches);
      setPanelOpen(query.matches && readStored("local", "alma:panel") !== "closed");
    };
    onChange();
    query.addEventListener("change", onChange);
    return () => query.removeEventListener("change", onChange);
  }, []);

  const value = useMemo(
    () => ({
      isDrawerOpen,
      setDrawerOpen,
      isPanelOpen,
      setPanelOpen: (open: boolean) => {
        setPanelOpen(open);
        if (isWide) writeStored("local", "alma:panel", open ? "open" : "closed");
      },
      isWide,
      searchField,
    }),
    [isDrawerOpen, isPanelOpen, isWide],
  );
  return <Context value={value}>{children}</Context>;
}

export function useLayoutState(): LayoutState {
  const value = use(Context);
  if (!value) throw new Error("useLayoutState needs a LayoutStateProvider above it");
  return value;
}
