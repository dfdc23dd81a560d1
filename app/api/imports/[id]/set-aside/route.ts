import { handleSetAside } from "#lib/imports/handle-upload.ts";

export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return handleSetAside(request, (await params).id);
}
