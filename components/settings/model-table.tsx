"use client";

import { Pencil, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { LlmConfig } from "@/lib/protocol/contract/llm-configs";
import type { Model } from "@/lib/protocol/contract/models";
import { ModelDialog } from "./model-dialog";
import { perMillion } from "./per-million";
import type { ProviderActions } from "./provider-actions";
import { useSave } from "./use-save";

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
            <li key={model.model_id} className="flex items-center gap-3 px-3.5 py-2">
              <span className="grid min-w-0 flex-1">
                <span className="truncate text-sm">{model.display_name}</span>
                <ModelFacts model={model} />
              </span>
              {provider.is_own ? (
                <span className="flex shrink-0">
                  <IconButton
                    label={t("edit_model_named", { name: model.display_name })}
                    className="text-muted-foreground"
                    onClick={() => setEdited(model)}
                  >
                    <Pencil aria-hidden />
                  </IconButton>
                  <IconButton
                    label={t("remove_model", { name: model.display_name })}
                    className="text-muted-foreground"
                    onClick={() =>
                      void save(
                        () => actions.deleteModel({ model_id: model.model_id }),
                        t("model_removed", { name: model.display_name }),
                      )
                    }
                  >
                    <Trash2 aria-hidden />
                  </IconButton>
                </span>
              ) : null}
            </li>
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
