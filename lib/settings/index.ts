export { findRetention, saveRetention } from "./retention.ts";
