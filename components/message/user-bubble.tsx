import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { typedParts } from "./fenced";
import { Markdown } from "./markdown";

interface UserBubbleProps {
  text: string;
  /** It has not been read yet: drawn as an outline. */
  isWaiting?: boolean;
  children?: ReactNode;
}

/** What a person wrote: as it was typed, with its code blocks highlighted. */
export const UserBubble = ({ text, isWaiting, children }: UserBubbleProps) => (
  <div className="flex min-w-0 flex-col items-end gap-1.5">
    {text.trim() ? (
      <div
        className={cn(
          "markdown-bare grid max-w-[85%] gap-2.5 rounded-2xl rounded-br-md border px-4 py-2.5 text-[0.9375rem] leading-relaxed [overflow-wrap:anywhere]",
          isWaiting ? "border-input border-dashed bg-card" : "border-transparent bg-bubble",
        )}
      >
        {typedParts(text).map((part) =>
          part.kind === "code" ? (
            <Markdown key={part.start} text={part.text} />
          ) : (
            <p key={part.start} className="whitespace-pre-wrap">
              {part.text}
            </p>
          ),
        )}
      </div>
    ) : null}
    {children}
  </div>
);
