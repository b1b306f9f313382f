/** Conversion of files between formats: one registry, fed by the domains that can convert. */
export { convertFile } from "./convert-file.ts";
export { conversions, formatName } from "./registry.ts";
