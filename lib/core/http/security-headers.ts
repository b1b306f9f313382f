/** What a page's policy depends on. */
export interface PageSecurity {
  nonce: string;
  /** The public URL is https. */
  isSecure: boolean;
  isDevelopment: boolean;
}

/**
 * The policy of our pages. Scripts run by nonce only (Next puts it on its own; `strict-dynamic` lets those load their
 * chunks). Styles may be inline: menus and toasts position themselves by style attributes, which no nonce covers.
 * No picture from elsewhere: its address could carry away what it was made of. One that a person asks for is shown in a
 * frame with a policy of its own (`remoteImage`).
 */
export function contentSecurityPolicy({ nonce, isSecure, isDevelopment }: PageSecurity): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  if (isSecure) directives.push("upgrade-insecure-requests");
  return directives.join("; ");
}

/** Headers of every page beside the policy. */
export const pageHeaders = (isSecure: boolean): Record<string, string> => ({
  "x-content-type-options": "nosniff",
  // A link's host would be looked up before anybody follows it, and a name can carry words as well.
  "x-dns-prefetch-control": "off",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  ...(isSecure && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
});
