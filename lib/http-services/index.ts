/** Web APIs that people add by their OpenAPI documents: operations are approved one by one, and asked through a guard. */
export { callHttpOperation, type HttpOperationCall } from "./call-operation.ts";
export { createHttpService } from "./create-service.ts";
export { getHttpService, listHttpServices } from "./list-services.ts";
export type { HttpOperationAnswer } from "./read-answer.ts";
export { refreshHttpService } from "./refresh-service.ts";
export { reviewHttpTools } from "./review-tools.ts";
export { deleteHttpService, updateHttpService } from "./update-service.ts";
export { listUsableHttpTools, type UsableHttpTool } from "./usable-tools.ts";
