"use client";

import { Calculator, Clock, type LucideIcon, SquareTerminal, Terminal } from "lucide-react";
import { useTranslations } from "next-intl";

const PYTHON = `\`\`\`python
words = "to be or not to be".split()
for word in sorted(set(words)):
    print(f"{word:4} {words.count(word)}")
\`\`\``;

const JAVASCRIPT = `\`\`\`javascript
const fibonacci = [0, 1];
while (fibonacci.length < 12) fibonacci.push(fibonacci.at(-1) + fibonacci.at(-2));
console.log(fibonacci.join(" "));
\`\`\``;

/** Tasks that work at once, also without any model provider. */
export function Suggestions({ onPick }: { onPick: (text: string) => void }) {
  const t = useTranslations("chat");
  const suggestions: { Icon: LucideIcon; title: string; prompt: string; code?: string }[] = [
    { Icon: Calculator, title: t("suggest_math"), prompt: t("suggest_math_prompt") },
    { Icon: Terminal, title: t("suggest_python"), prompt: t("suggest_python_prompt"), code: PYTHON },
    { Icon: SquareTerminal, title: t("suggest_js"), prompt: t("suggest_js_prompt"), code: JAVASCRIPT },
    { Icon: Clock, title: t("suggest_time"), prompt: t("suggest_time_prompt") },
  ];
  return (
    <section aria-label={t("suggestions")} className="grid grid-cols-2 gap-2.5">
      {suggestions.map(({ Icon, title, prompt, code }) => (
        <button
          key={title}
          type="button"
          onClick={() => onPick(code ? `${prompt}\n\n${code}` : prompt)}
          className="grid min-w-0 content-start gap-1 rounded-xl border bg-card px-3.5 py-3 text-left outline-none transition-colors hover:border-primary/40 hover:bg-accent/50 focus-visible:ring-2 focus-visible:ring-ring"
        >
          <span className="flex items-center gap-2 font-medium text-sm">
            <Icon aria-hidden className="size-4 shrink-0 text-primary" /> {title}
          </span>
          <span className="line-clamp-2 text-muted-foreground text-xs leading-relaxed">
            {code ? code.split("\n").slice(1, 3).join(" ") : prompt}
          </span>
        </button>
      ))}
    </section>
  );
}
