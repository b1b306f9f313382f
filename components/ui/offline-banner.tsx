"use client";

import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** Says that there is no network, as long as there is none. */
export function OfflineBanner() {
  const t = useTranslations("common");
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-3 z-60 flex justify-center px-4">
      {isOnline ? null : (
        <p className="flex items-center gap-2 rounded-full bg-foreground px-4 py-2 text-background text-sm shadow-soft">
          <WifiOff aria-hidden className="size-4" /> {t("offline")}
        </p>
      )}
    </div>
  );
}
