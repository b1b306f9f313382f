export { addressGroup } from "./address-group.ts";
export { holdOpen } from "./hold-open.ts";
export type { SharedStore } from "./shared-store.ts";
export { startLimits } from "./start-limits.ts";
export { limitAddress, limitPerson } from "./take-allowance.ts";
