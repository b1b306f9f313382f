"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { fieldClasses, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

/** Where a service's document comes from: its address, or what was pasted, or a chosen file. */
export type DocumentSource = { kind: "url" } | { kind: "text"; file: File | null };

interface DocumentFieldsProps {
  source: DocumentSource;
  onChange: (source: DocumentSource) => void;
  isTooLarge: boolean;
  /** The address that is stored. */
  storedUrl: string | null;
  /** Whether a document that was sent is stored: it need not be sent again. */
  isStored: boolean;
}

/** The address of a document, or the document itself. */
export function DocumentFields({ source, onChange, isTooLarge, storedUrl, isStored }: DocumentFieldsProps) {
  const t = useTranslations("http_services");
  const options = (["url", "text"] as const).map((kind) => ({ value: kind, label: t(`sources.${kind}`) }));
  return (
    <>
      <Field label={t("source")}>
        <Select
          value={source.kind}
          onValueChange={(kind) => onChange(kind === "url" ? { kind } : { kind, file: null })}
          options={options}
        />
      </Field>
      {source.kind === "url" ? (
        <Field label={t("document_url")}>
          <Input
            name="document_url"
            type="url"
            defaultValue={storedUrl ?? ""}
            required
            placeholder="https://…/openapi.json"
          />
        </Field>
      ) : (
        <Field
          label={t("document")}
          hint={source.file?.name ?? (isStored ? t("document_keep") : t("document_hint"))}
          error={isTooLarge ? t("too_large") : undefined}
        >
          <textarea
            name="document"
            rows={5}
            spellCheck={false}
            required={!isStored && source.file === null}
            disabled={source.file !== null}
            placeholder="openapi: 3.1.0"
            className={`${fieldClasses} min-h-24 py-2 font-mono`}
          />
        </Field>
      )}
      {source.kind === "text" ? (
        <FileButton onFile={(file) => onChange({ kind: "text", file })}>
          <Upload aria-hidden /> {t("choose_file")}
        </FileButton>
      ) : null}
    </>
  );
}

function FileButton({ onFile, children }: { onFile: (file: File | null) => void; children: ReactNode }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept=".json,.yaml,.yml,application/json,application/yaml"
        className="hidden"
        tabIndex={-1}
        aria-hidden
        onChange={({ target }) => onFile(target.files?.[0] ?? null)}
      />
      <Button variant="outline" size="sm" onClick={() => input.current?.click()}>
        {children}
      </Button>
    </div>
  );
}
