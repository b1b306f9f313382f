"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";

const TYPING_MS = 300;

/** Which accounts are shown: those of any state, those that are let in, those that are not. */
export type UserFilter = "all" | "true" | "false";

const filterOf = (isActive: boolean | undefined): UserFilter =>
  isActive === undefined ? "all" : isActive ? "true" : "false";

/** The search, filter and page of the list of accounts, kept in the address. */
export function useUserQuery(search: string, isActive: boolean | undefined) {
  const router = useRouter();
  const pathname = usePathname();
  const [text, setText] = useState(search);
  const [isPending, startTransition] = useTransition();
  const filter = filterOf(isActive);

  const show = (wanted: { search?: string; filter?: UserFilter; page?: number }) => {
    const query = new URLSearchParams();
    const term = (wanted.search ?? text).trim();
    const wantedFilter = wanted.filter ?? filter;
    if (term) query.set("search", term);
    if (wantedFilter !== "all") query.set("is_active", wantedFilter);
    if (wanted.page && wanted.page > 1) query.set("page", String(wanted.page));
    startTransition(() => router.replace(query.size > 0 ? `${pathname}?${query}` : pathname));
  };
  useEffect(() => {
    if (text.trim() === search) return;
    const timer = setTimeout(() => show({ search: text }), TYPING_MS);
    return () => clearTimeout(timer);
  });
  return { text, setText, filter, show, isPending };
}
