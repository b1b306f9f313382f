"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSave } from "@/components/form/use-save";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { LlmConfig } from "@/lib/protocol/contract/llm-configs";
import type { Model } from "@/lib/protocol/contract/models";
import { ModelDialog } from "./model-dialog";
import { perMillion } from "./per-million";
import type { ProviderActions } from "./provider-actions";

interface ModelTableProps {
  provider: LlmConfig;
  models: Model[];
  actions: ProviderActions;
}

/** A provider's models with their window and price. */
export function ModelTable({ provider, models, actions }: ModelTableProps) {
  const t = useTranslations("providers");
  const { save } = useSave();
  const [edited, setEdited] = useState<Model | "new" | null>(null);
  const remove = ({ model_id, display_name: name }: Model) =>
    void save(() => actions.deleteModel({ model_id }), t("model_removed", { name }));
  return (
    <section aria-label={t("models")} className="grid gap-2">
      <div className="flex items-center justify-between gap-3">
        <h3 className="font-medium text-sm">{t("models")}</h3>
        {provider.is_own ? (
          <Button variant="ghost" size="sm" onClick={() => setEdited("new")}>
            <Plus aria-hidden /> {t("add_model")}
          </Button>
        ) : null}
      </div>
      {models.length === 0 ? (
        <p className="text-muted-foreground text-sm">{t("no_models")}</p>
      ) : (
        <ul className="divide-y rounded-xl border">
          {models.map((model) => (
            <ModelRow
              key={model.model_id}
              model={model}
              isOwn={provider.is_own}
              onEdit={() => setEdited(model)}
              onRemove={() => remove(model)}
            />
          ))}
        </ul>
      )}
      {edited ? (
        <ModelDialog
          llm_id={provider.llm_id}
          model={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
          actions={actions}
        />
      ) : null}
    </section>
  );
}

interface ModelRowProps {
  model: Model;
  isOwn: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

function ModelRow({ model, isOwn, onEdit, onRemove }: ModelRowProps) {
  const t = useTranslations("providers");
  const { display_name: name } = model;
  return (
    <li className="flex items-center gap-3 px-3.5 py-2">
      <span className="grid min-w-0 flex-1">
        <span className="truncate text-sm">{name}</span>
        <ModelFacts model={model} />
      </span>
      {isOwn ? (
        <span className="flex shrink-0">
          <IconButton label={t("edit_model_named", { name })} className="text-muted-foreground" onClick={onEdit}>
            <Pencil aria-hidden />
          </IconButton>
          <IconButton label={t("remove_model", { name })} className="text-muted-foreground" onClick={onRemove}>
            <Trash2 aria-hidden />
          </IconButton>
        </span>
      ) : null}
    </li>
  );
}

function ModelFacts({ model }: { model: Model }) {
  const t = useTranslations("providers");
  const price = model.pricing ? perMillion(model.pricing) : null;
  const facts = [
    model.display_name === model.name ? null : model.name,
    model.context_window ? `${t("context_window")} ${new Intl.NumberFormat().format(model.context_window)}` : null,
    price
      ? `${t("price_value", { input: price.input, output: price.output, currency: price.currency })} ${t("price_unit")}`
      : null,
  ].filter((fact) => fact !== null);
  if (facts.length === 0) return null;
  return <span className="truncate text-muted-foreground text-xs">{facts.join(" · ")}</span>;
}
