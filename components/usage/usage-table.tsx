"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useFormats } from "@/components/ui/use-formats";
import type { UsageLine } from "@/lib/protocol/contract/usage";

interface UsageTableProps {
  title: string;
  /** What the first column is. */
  head: string;
  lines: UsageLine[];
  label: (line: UsageLine) => string;
}

/** Lines of usage with their figures; amounts of different currencies stand apart. */
export function UsageTable({ title, head, lines, label }: UsageTableProps) {
  const t = useTranslations("usage");
  const format = useFormatter();
  const cost = useCost();
  return (
    <table className="w-full text-sm tabular-nums">
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr className="border-b text-left text-muted-foreground text-xs">
          <th scope="col" className="py-2 pr-2 font-medium">
            {head}
          </th>
          {[t("requests"), t("tokens"), t("cost")].map((column) => (
            <th key={column} scope="col" className="py-2 pl-3 text-right font-medium">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={label(line)} className="border-b last:border-0">
            <th scope="row" className="py-2 pr-2 text-left font-normal [overflow-wrap:anywhere]">
              {label(line)}
            </th>
            <td className="py-2 pl-3 text-right">
              {format.number(line.requests)}
              {line.failures > 0 ? (
                <span className="text-muted-foreground text-xs">
                  {" "}
                  ({format.number(line.failures)} {t("failures")})
                </span>
              ) : null}
            </td>
            <td className="py-2 pl-3 text-right">
              {format.number(line.total_tokens)}
              <span className="block text-muted-foreground text-xs max-sm:hidden">
                {t("in_and_out", {
                  prompt: format.number(line.prompt_tokens),
                  completion: format.number(line.completion_tokens),
                })}
              </span>
            </td>
            <td className="py-2 pl-3 text-right">{cost(line.costs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Amounts of money beside each other, or that there is no price. */
export function useCost(): (costs: UsageLine["costs"]) => string {
  const t = useTranslations("usage");
  const { cost } = useFormats();
  return (costs) => (costs.length === 0 ? t("no_price") : costs.map(cost).join(" + "));
}
