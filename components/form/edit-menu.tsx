"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActionsMenu } from "@/components/ui/actions-menu";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { MenuItem, MenuSeparator } from "@/components/ui/menu";

interface EditMenuProps {
  label: string;
  editDialog: (onClose: () => void) => ReactNode;
  /** How taking the thing away is called, and what is asked before. */
  removal: { label: string; title: string; text: string };
  onRemove: () => void;
}

/** The menu of a thing that can be changed and, once asked, taken away. */
export function EditMenu({ label, editDialog, removal, onRemove }: EditMenuProps) {
  const t = useTranslations("common");
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <ActionsMenu label={label}>
        <MenuItem onSelect={() => setOpen("edit")}>
          <Pencil aria-hidden /> {t("edit")}
        </MenuItem>
        <MenuSeparator />
        <MenuItem isDestructive onSelect={() => setOpen("remove")}>
          <Trash2 aria-hidden /> {removal.label}
        </MenuItem>
      </ActionsMenu>
      {open === "edit" ? editDialog(close) : null}
      <ConfirmDialog
        open={open === "remove"}
        onClose={close}
        title={removal.title}
        description={removal.text}
        confirm={removal.label}
        isDestructive
        onConfirm={onRemove}
      />
    </>
  );
}
