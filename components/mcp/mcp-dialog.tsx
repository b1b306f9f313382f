"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/form/form-dialog";
import { SaveProblem } from "@/components/form/save-problem";
import { textOf } from "@/components/form/text-of";
import { useSave } from "@/components/form/use-save";
import { Field } from "@/components/ui/field";
import { fieldClasses, Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import type { McpServer } from "@/lib/protocol/contract/mcp-servers";
import type { McpActions } from "./mcp-actions";
import { readSecrets } from "./read-secrets";

interface McpDialogProps {
  /** Null for a new one. */
  server: McpServer | null;
  canShare: boolean;
  canRunPrograms: boolean;
  onClose: () => void;
  actions: McpActions;
}

type Transport = McpServer["transport"];

/** Adds a server and asks it what it offers, or changes one. Secrets that are stored are never shown. */
export function McpDialog({ server, canShare, canRunPrograms, onClose, actions }: McpDialogProps) {
  const t = useTranslations("mcp");
  const common = useTranslations("common");
  const { save, isBusy, error } = useSave();
  const [transport, setTransport] = useState<Transport>(server?.transport ?? "http");
  const [is_shared, setShared] = useState(server?.is_shared ?? false);

  const submit = async (form: FormData, isForced: boolean) => {
    const words = textOf(form, "secrets");
    const target = transport === "http" ? { url: textOf(form, "url") } : { command: wordsOf(textOf(form, "command")) };
    const secrets = words ? { secrets: readSecrets(words) } : {};
    const fields = { name: textOf(form, "name"), prefix: textOf(form, "prefix"), is_shared, ...target, ...secrets };
    if (server) {
      const seen = isForced ? {} : { if_match: server.version };
      const result = await save(() => actions.updateMcpServer({ server_id: server.server_id, ...seen, ...fields }));
      if (result.ok) onClose();
      return;
    }
    const added = await save(() => actions.createMcpServer({ transport, ...fields }), t("added"));
    if (!added.ok) return;
    onClose();
    await save(() => actions.refreshMcpServer({ server_id: added.data.server_id }), t("asked"));
  };

  return (
    <FormDialog
      title={server ? t("edit_title", { name: server.name }) : t("add_title")}
      description={t("dialog_text")}
      submitLabel={server ? common("save") : common("add")}
      isBusy={isBusy}
      onSubmit={(form) => void submit(form, false)}
      onClose={onClose}
    >
      <SaveProblem
        error={error}
        text={error?.code === "CONFLICT" ? t("prefix_taken") : undefined}
        onForce={(form) => void submit(form, true)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("name")}>
          <Input name="name" defaultValue={server?.name} required maxLength={100} autoComplete="off" />
        </Field>
        <Field label={t("prefix")} hint={t("prefix_hint")}>
          <Input
            name="prefix"
            defaultValue={server?.prefix}
            required
            maxLength={30}
            pattern="[a-z][a-z0-9_]*"
            spellCheck={false}
          />
        </Field>
      </div>
      {canRunPrograms && !server ? <TransportField value={transport} onChange={setTransport} /> : null}
      <TargetFields server={server} transport={transport} />
      {canShare ? <Switch label={t("share")} checked={is_shared} onCheckedChange={setShared} /> : null}
    </FormDialog>
  );
}

const wordsOf = (line: string): string[] => line.split(/\s+/).filter(Boolean);

function TransportField({ value, onChange }: { value: Transport; onChange: (value: Transport) => void }) {
  const t = useTranslations("mcp");
  const options = (["http", "stdio"] as const).map((kind) => ({ value: kind, label: t(`transports.${kind}`) }));
  return (
    <Field label={t("transport")}>
      <Select value={value} onValueChange={onChange} options={options} />
    </Field>
  );
}

function TargetFields({ server, transport }: { server: McpServer | null; transport: Transport }) {
  const t = useTranslations("mcp");
  const stored = server && server.secret_names.length > 0 ? server.secret_names.join(", ") : null;
  return (
    <>
      {transport === "http" ? (
        <Field label={t("url")} hint={server ? t("elsewhere") : undefined}>
          <Input name="url" type="url" defaultValue={server?.url ?? ""} required placeholder="https://…/mcp" />
        </Field>
      ) : (
        <Field label={t("command")} hint={t("command_hint")}>
          <Input name="command" defaultValue={server?.command?.join(" ") ?? ""} required spellCheck={false} />
        </Field>
      )}
      <Field
        label={transport === "http" ? t("headers") : t("environment")}
        hint={stored ? t("secrets_keep", { names: stored }) : t("secrets_hint")}
      >
        <textarea
          name="secrets"
          rows={2}
          spellCheck={false}
          autoComplete="off"
          placeholder={transport === "http" ? "Authorization: Bearer …" : "API_KEY: …"}
          className={`${fieldClasses} min-h-16 py-2 font-mono`}
        />
      </Field>
    </>
  );
}
