import { assetResponse } from "@/lib/reference";

export const dynamic = "force-dynamic";

export const GET = async (_request: Request, { params }: { params: Promise<{ file: string }> }) =>
  assetResponse((await params).file);
