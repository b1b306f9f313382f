"use client";

import { ListFilter as FilterIcon, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator } from "@/components/ui/menu";
import { type ListFilter, useConversations } from "./use-conversations";

type Kind = "all" | "pinned" | "archived";

const kindOf = ({ is_archived, is_pinned }: ListFilter): Kind =>
  is_archived ? "archived" : is_pinned ? "pinned" : "all";

/** Narrows the list to the pinned, the archived, or those with a tag. */
export function ListFilterMenu() {
  const t = useTranslations("sidebar");
  const { filter, known_tags, setFilter } = useConversations();
  const tags = [...new Set([...filter.tags, ...known_tags])];
  const choose = (kind: string) =>
    setFilter({ ...filter, is_archived: kind === "archived", is_pinned: kind === "pinned" });
  return (
    <Menu
      trigger={
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("filter")}
          className="text-muted-foreground max-md:size-11"
        >
          <FilterIcon aria-hidden />
        </Button>
      }
    >
      <MenuRadioGroup value={kindOf(filter)} onValueChange={choose}>
        <MenuRadioItem value="all">{t("filter_all")}</MenuRadioItem>
        <MenuRadioItem value="pinned">{t("filter_pinned")}</MenuRadioItem>
        <MenuRadioItem value="archived">{t("filter_archived")}</MenuRadioItem>
      </MenuRadioGroup>
      {tags.length > 0 ? (
        <>
          <MenuSeparator />
          <MenuLabel>{t("filter_tags")}</MenuLabel>
          <MenuRadioGroup
            value={filter.tags[0] ?? ""}
            onValueChange={(tag) => setFilter({ ...filter, tags: filter.tags.includes(tag) ? [] : [tag] })}
          >
            {tags.map((tag) => (
              <MenuRadioItem key={tag} value={tag}>
                <span className="truncate">{tag}</span>
              </MenuRadioItem>
            ))}
          </MenuRadioGroup>
        </>
      ) : null}
    </Menu>
  );
}

/** What the list is narrowed to, each with a way out; the archived have their own. */
export function ActiveFilters() {
  const t = useTranslations("sidebar");
  const { filter, setFilter } = useConversations();
  const active = [
    ...(filter.is_pinned ? [{ name: t("filter_pinned"), without: { ...filter, is_pinned: false } }] : []),
    ...filter.tags.map((tag) => ({
      name: tag,
      without: { ...filter, tags: filter.tags.filter((other) => other !== tag) },
    })),
  ];
  if (active.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1.5 px-3 pt-2">
      {active.map(({ name, without }) => (
        <li key={name} className="min-w-0">
          <Button
            variant="outline"
            size="sm"
            aria-label={t("clear_filter", { name })}
            className="h-7 max-w-full gap-1 px-2 text-xs max-md:h-9"
            onClick={() => setFilter(without)}
          >
            <span className="truncate">{name}</span> <X aria-hidden className="size-3" />
          </Button>
        </li>
      ))}
    </ul>
  );
}
