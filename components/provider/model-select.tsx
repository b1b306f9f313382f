"use client";

import type { ComponentProps } from "react";
import type { ModelOption } from "@/components/shell/chat-data";
import { Select } from "@/components/ui/select";
import { knownModel } from "./known-model";

const AUTO = "auto";

interface ModelSelectProps extends Pick<ComponentProps<typeof Select>, "id" | "aria-describedby" | "aria-invalid"> {
  models: ModelOption[];
  /** Null, or one that is gone, is the automatic choice. */
  value: string | null;
  onChange: (model_id: string | null) => void;
  autoLabel: string;
}

/** One of the models a person may use, or the automatic choice. */
export const ModelSelect = ({ models, value, onChange, autoLabel, ...aria }: ModelSelectProps) => (
  <Select
    {...aria}
    value={knownModel(models, value) ?? AUTO}
    onValueChange={(chosen) => onChange(chosen === AUTO ? null : chosen)}
    options={[
      { value: AUTO, label: autoLabel },
      ...models.map(({ model_id, provider_name, display_name }) => ({
        value: model_id,
        label: `${provider_name} · ${display_name}`,
      })),
    ]}
  />
);
