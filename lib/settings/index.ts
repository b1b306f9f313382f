export { registrationMode } from "./registration.ts";
export { findRetention } from "./retention.ts";
export { getSettings, saveRetention, updateSettings } from "./settings.ts";
