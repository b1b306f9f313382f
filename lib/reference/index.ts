export { assetResponse } from "./asset-response.ts";
export { pageResponse } from "./page-response.ts";
