import type { ReferenceView } from "./views.ts";

/**
 * The style elements that Redoc makes, by their hashes: an empty one, which it then fills rule by rule, and the fixed text
 * of its scroll bars. So not even styles need `unsafe-inline`; a new version of Redoc may need another hash, which the
 * browser's console names and the end-to-end test looks for.
 */
const REDOC_STYLES =
  " 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='";

/**
 * What each view needs beyond our own files, as measured in a browser: both have pictures in their style sheets, Redoc
 * searches in a worker that it makes from a string.
 */
const NEEDS: Record<ReferenceView, { style: string; image: string; worker: string }> = {
  swagger: { style: "", image: " data:", worker: "'none'" },
  redoc: { style: REDOC_STYLES, image: " data:", worker: "blob:" },
};

/** The policy of a reference page: files of this server only, no inline script, no code from strings. */
export function referencePolicy(view: ReferenceView, isSecure: boolean): string {
  const { style, image, worker } = NEEDS[view];
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${style}`,
    `img-src 'self'${image}`,
    "connect-src 'self'",
    `worker-src ${worker}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
