import type { z } from "zod";
import type { Action } from "@/components/shell/actions";
import type {
  createHttpServiceBody,
  HttpService,
  ReviewHttpToolsBody,
  updateHttpServiceBody,
} from "@/lib/protocol/contract/http-services";

interface Place {
  service_id: string;
  if_match?: number;
}

export interface HttpServiceActions {
  createHttpService: Action<z.input<typeof createHttpServiceBody>, HttpService>;
  updateHttpService: Action<Place & z.input<typeof updateHttpServiceBody>, HttpService>;
  deleteHttpService: Action<{ service_id: string }, null>;
  refreshHttpService: Action<{ service_id: string }, HttpService>;
  reviewHttpTools: Action<Place & ReviewHttpToolsBody, HttpService>;
}
