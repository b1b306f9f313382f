"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { SHORTCUTS } from "./shortcuts";

const isMac = () => typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** All shortcuts at a glance. */
export function ShortcutsDialog(props: { open: boolean; onClose: () => void }) {
  const t = useTranslations("shortcuts");
  const rows = [
    { name: "send" as const, keys: ["Enter"] },
    { name: "newline" as const, keys: ["Shift", "Enter"] },
    ...SHORTCUTS,
  ];
  return (
    <Dialog {...props} title={t("title")} description={t("text")}>
      <dl className="grid gap-1">
        {rows.map(({ name, keys }) => (
          <div key={name} className="flex items-center justify-between gap-4 py-1.5 text-sm">
            <dt>{t(name)}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key === "Mod" ? (isMac() ? "⌘" : "Ctrl") : key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
