import { pageResponse } from "@/lib/reference";

export const dynamic = "force-dynamic";

export const GET = (request: Request) => pageResponse("redoc", request);
