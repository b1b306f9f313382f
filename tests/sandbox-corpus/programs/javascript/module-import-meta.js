import "node:path";

console.log(typeof import.meta.url, import.meta.url.startsWith("file:"));
