"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useErrorText } from "@/components/ui/use-error-text";
import type { Model, Pricing } from "@/lib/protocol/contract/models";
import { numberOf } from "./number-of";
import { perMillion } from "./per-million";
import type { ProviderActions } from "./provider-actions";
import { useSave } from "./use-save";

interface ModelDialogProps {
  llm_id: string;
  /** Null for a new one. */
  model: Model | null;
  onClose: () => void;
  actions: ProviderActions;
}

function pricingOf(form: FormData): Pricing | null {
  const input = numberOf(form.get("input"));
  const output = numberOf(form.get("output"));
  if (input === null && output === null) return null;
  const currency = String(form.get("currency") || "USD").toUpperCase();
  return { input_tokens: input ?? 0, output_tokens: output ?? 0, currency, per_1k_tokens: false };
}

/** Adds a model by name, or changes its name, limits and price. */
export function ModelDialog({ llm_id, model, onClose, actions }: ModelDialogProps) {
  const t = useTranslations();
  const errorText = useErrorText();
  const { save, isBusy, error } = useSave();
  const price = model?.pricing ? perMillion(model.pricing) : null;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name") ?? "").trim();
    const fields = {
      display_name: String(form.get("display_name") ?? "").trim() || (model?.name ?? name),
      context_window: numberOf(form.get("context_window")),
      max_tokens: numberOf(form.get("max_tokens")),
      pricing: pricingOf(form),
    };
    const result = model
      ? await save(() => actions.updateModel({ model_id: model.model_id, ...fields }))
      : await save(() => actions.createModel({ llm_id, name, ...fields }), t("providers.model_added", { name }));
    if (result.ok) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={model ? t("providers.edit_model") : t("providers.add_model")}
      description={t("providers.model_dialog_text")}
    >
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        {error ? <Notice tone="error">{errorText(error)}</Notice> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("providers.model_name")}>
            <Input name="name" defaultValue={model?.name} readOnly={model !== null} required maxLength={100} />
          </Field>
          <Field label={t("providers.display_name")}>
            <Input name="display_name" defaultValue={model?.display_name} maxLength={100} />
          </Field>
          <NumberField name="context_window" value={model?.context_window} min={256} max={10_000_000} />
          <NumberField name="max_tokens" value={model?.max_tokens} min={1} max={1_000_000} />
        </div>
        <div className="grid grid-cols-3 gap-3">
          <Field label={t("providers.price_input")} hint={t("providers.price_unit")}>
            <Input name="input" type="number" min={0} step="any" defaultValue={price?.input} inputMode="decimal" />
          </Field>
          <Field label={t("providers.price_output")} hint={t("providers.price_unit")}>
            <Input name="output" type="number" min={0} step="any" defaultValue={price?.output} inputMode="decimal" />
          </Field>
          <Field label={t("providers.currency")}>
            <Input name="currency" defaultValue={price?.currency ?? "USD"} pattern="[A-Za-z]{3}" maxLength={3} />
          </Field>
        </div>
        <div className="flex justify-end gap-2 pt-1">
          <Button variant="outline" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" disabled={isBusy}>
            {model ? t("common.save") : t("common.add")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface NumberFieldProps {
  name: "context_window" | "max_tokens";
  value: number | null | undefined;
  min: number;
  max: number;
}

function NumberField({ name, value, min, max }: NumberFieldProps) {
  const t = useTranslations("providers");
  return (
    <Field label={t(name)}>
      <Input name={name} type="number" min={min} max={max} defaultValue={value ?? undefined} inputMode="numeric" />
    </Field>
  );
}
