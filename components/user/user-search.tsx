"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { UserFilter } from "./use-user-query";

interface UserSearchProps {
  text: string;
  onText: (text: string) => void;
  filter: UserFilter;
  onFilter: (filter: UserFilter) => void;
}

/** Which accounts are wanted: by name or address, and by whether they are let in. */
export function UserSearch({ text, onText, filter, onFilter }: UserSearchProps) {
  const t = useTranslations("admin");
  return (
    <div className="flex flex-wrap items-center gap-2">
      <search className="relative block min-w-0 flex-1 basis-56">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted-foreground"
        />
        <Input
          value={text}
          onChange={(event) => onText(event.target.value)}
          placeholder={t("search")}
          aria-label={t("search")}
          maxLength={200}
          className="pl-9"
        />
      </search>
      <Select
        aria-label={t("filter")}
        value={filter}
        onValueChange={onFilter}
        className="w-36"
        options={[
          { value: "all", label: t("all") },
          { value: "true", label: t("active") },
          { value: "false", label: t("inactive") },
        ]}
      />
    </div>
  );
}
