// ALMA without Next: the real composition root and the real route handlers behind a plain HTTP server, so that a process
// that is about to be killed starts in a second. Says "up <port>" when it serves.
import "../../support/quick-imports.mjs";
import "./resolve-app-imports.ts";

// Imported only now: what is imported above is found before the line above has run.
const { serveApp } = await import("./serve-app.ts");
await serveApp();
