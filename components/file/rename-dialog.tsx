"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/form/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { WorkspaceFile } from "@/lib/protocol/contract/files";

interface RenameDialogProps {
  file: WorkspaceFile;
  /** Gives what is wrong with the name, or null. */
  onRename: (path: string) => Promise<string | null>;
  onClose: () => void;
}

/** Asks for another name of a file. */
export function RenameDialog({ file, onRename, onClose }: RenameDialogProps) {
  const t = useTranslations("panel");
  const [path, setPath] = useState(file.path);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const rename = async () => {
    setBusy(true);
    const wrong = await onRename(path);
    setBusy(false);
    if (wrong === null) onClose();
    else setProblem(wrong);
  };
  return (
    <FormDialog
      title={t("rename_title")}
      submitLabel={t("rename")}
      isBusy={isBusy}
      isIncomplete={path.trim() === "" || path === file.path}
      onSubmit={() => void rename()}
      onClose={onClose}
    >
      <Field label={t("new_name")} hint={t("rename_hint")} error={problem ?? undefined}>
        <Input
          value={path}
          maxLength={1000}
          onChange={({ target }) => {
            setPath(target.value);
            setProblem(null);
          }}
        />
      </Field>
    </FormDialog>
  );
}
