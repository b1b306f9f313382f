"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { type ScopeChoice, type ScopeRow, scopeRows } from "./scope-choice";
import { useTagName } from "./use-tag-name";

interface ScopeFieldsProps {
  all: readonly string[];
  choice: ScopeChoice;
  onChoice: (choice: ScopeChoice) => void;
  /** Those ticked one by one. */
  chosen: readonly string[];
  onChosen: (scopes: string[]) => void;
}

const CHOICES: ScopeChoice[] = ["read_only", "everything", "chosen"];

/** What a key is good for: three choices, and the third opens the list. */
export function ScopeFields({ all, choice, onChoice, chosen, onChosen }: ScopeFieldsProps) {
  const t = useTranslations("security");
  const group = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-[0.8125rem]">{t("good_for")}</legend>
      {CHOICES.map((option) => (
        <label
          key={option}
          className="flex cursor-pointer gap-3 rounded-xl border px-3 py-2.5 text-sm has-checked:border-primary has-checked:bg-accent has-focus-visible:ring-2 has-focus-visible:ring-ring"
        >
          <input
            type="radio"
            name={group}
            checked={choice === option}
            onChange={() => onChoice(option)}
            className="mt-0.5 size-4 shrink-0 accent-primary"
          />
          <span className="grid gap-0.5">
            <span className="font-medium">{t(`choice.${option}`)}</span>
            <span className="text-muted-foreground text-xs">{t(`choice_text.${option}`)}</span>
          </span>
        </label>
      ))}
      {choice === "chosen" ? <ScopeTable all={all} chosen={chosen} onChosen={onChosen} /> : null}
    </fieldset>
  );
}

function ScopeTable({ all, chosen, onChosen }: Pick<ScopeFieldsProps, "all" | "chosen" | "onChosen">) {
  const t = useTranslations("security");
  const tagName = useTagName();
  const toggle = (scope: string, isOn: boolean) =>
    onChosen(isOn ? [...chosen, scope] : chosen.filter((one) => one !== scope));
  const box = (row: ScopeRow, way: "read" | "write") => {
    const scope = row[way];
    if (scope === null) return null;
    return (
      <input
        type="checkbox"
        aria-label={`${tagName(row.tag)}: ${t(way)}`}
        checked={chosen.includes(scope)}
        onChange={(event) => toggle(scope, event.target.checked)}
        className="size-4 accent-primary"
      />
    );
  };
  return (
    <div className="thin-scroll max-h-56 overflow-y-auto rounded-xl border">
      <table className="w-full text-sm">
        <thead className="sticky top-0 bg-popover text-muted-foreground text-xs">
          <tr>
            <th scope="col" className="px-3 py-2 text-left font-medium">
              {t("what")}
            </th>
            <th scope="col" className="w-16 px-2 py-2 font-medium">
              {t("read")}
            </th>
            <th scope="col" className="w-16 px-2 py-2 font-medium">
              {t("write")}
            </th>
          </tr>
        </thead>
        <tbody>
          {scopeRows(all).map((row) => (
            <tr key={row.tag} className="border-t">
              <th scope="row" className="px-3 py-1.5 text-left font-normal">
                {tagName(row.tag)}
              </th>
              <td className="px-2 py-1.5 text-center">{box(row, "read")}</td>
              <td className="px-2 py-1.5 text-center">{box(row, "write")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
