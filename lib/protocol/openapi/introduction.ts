/** What a program has to know before its first call. */
export const INTRODUCTION = `Agents that work in the open: everything a person can do here, a program can do.

**Envelopes.** A success is \`{ "success": true, "data", "meta" }\`, a list has \`pagination\` beside it, an error is
\`{ "success": false, "error": { "code", "message", "details"? }, "meta" }\`. Decide by \`code\`; \`message\` is for people.
\`meta.request_id\` is also the header \`X-Request-Id\`.

**Signing in.** \`POST /v1/login/access-token\` gives an access token for half an hour, and a refresh token. For programs that
run on their own make an API key (\`alma_...\`) with the scopes it needs. Both are sent as \`Authorization: Bearer ...\`.

**Lists.** \`page\` and \`per_page\` (at most 100), \`sort\` as \`field\` or \`-field\`. Long lists also give \`next_cursor\`, which
stays right while things are added: send it back as \`cursor\`.

**Changing.** What two people may edit has a \`version\`, sent as \`ETag\`; with \`If-Match\` a change that came too late is
refused (412). A POST with an \`Idempotency-Key\` may be repeated until it is answered.

**Allowances.** \`RateLimit-*\` says what is left. After 429 or 503 wait for \`Retry-After\` seconds.

**Not yours.** What belongs to somebody else is answered as if it did not exist (404).`;
