"use client";

import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/form/form-dialog";
import { numberOf } from "@/components/form/number-of";
import { SaveProblem } from "@/components/form/save-problem";
import { textOf } from "@/components/form/text-of";
import { useSave } from "@/components/form/use-save";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Model, Pricing } from "@/lib/protocol/contract/models";
import { perMillion } from "./per-million";
import type { ProviderActions } from "./provider-actions";

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
  const { save, isBusy, error } = useSave();

  const submit = async (form: FormData, isForced: boolean) => {
    const name = textOf(form, "name");
    const fields = {
      display_name: textOf(form, "display_name") || (model?.name ?? name),
      context_window: numberOf(form.get("context_window")),
      max_tokens: numberOf(form.get("max_tokens")),
      pricing: pricingOf(form),
    };
    const result = model
      ? await save(() => {
          const seen = isForced ? {} : { if_match: model.version };
          return actions.updateModel({ model_id: model.model_id, ...seen, ...fields });
        })
      : await save(() => actions.createModel({ llm_id, name, ...fields }), t("providers.model_added", { name }));
    if (result.ok) onClose();
  };
  return (
    <FormDialog
      title={model ? t("providers.edit_model") : t("providers.add_model")}
      description={t("providers.model_dialog_text")}
      submitLabel={model ? t("common.save") : t("common.add")}
      isBusy={isBusy}
      onSubmit={(form) => void submit(form, false)}
      onClose={onClose}
    >
      <SaveProblem error={error} onForce={(form) => void submit(form, true)} />
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
      <PriceFields pricing={model?.pricing ?? null} />
    </FormDialog>
  );
}

function PriceFields({ pricing }: { pricing: Pricing | null }) {
  const t = useTranslations("providers");
  const price = pricing ? perMillion(pricing) : null;
  return (
    <div className="grid grid-cols-3 gap-3">
      <Field label={t("price_input")} hint={t("price_unit")}>
        <Input name="input" type="number" min={0} step="any" defaultValue={price?.input} inputMode="decimal" />
      </Field>
      <Field label={t("price_output")} hint={t("price_unit")}>
        <Input name="output" type="number" min={0} step="any" defaultValue={price?.output} inputMode="decimal" />
      </Field>
      <Field label={t("currency")}>
        <Input name="currency" defaultValue={price?.currency ?? "USD"} pattern="[A-Za-z]{3}" maxLength={3} />
      </Field>
    </div>
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
