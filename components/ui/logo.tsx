import { cn } from "./cn";

/** ALMA's mark: an A whose bar is a bowl. */
export const Logo = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("size-7", className)}>
    <rect width="32" height="32" rx="9" className="fill-[oklch(0.445_0.078_195)] dark:fill-[oklch(0.42_0.07_195)]" />
    <g fill="none" stroke="#e9f5f1" strokeWidth="2.4" strokeLinecap="round">
      <path d="M8.5 23 16 8.5 23.5 23" />
      <path d="M11.6 18.2c2.4 2.2 6.4 2.2 8.8 0" />
    </g>
    <circle cx="16" cy="8.5" r="2.6" fill="#8fe0d2" />
  </svg>
);
