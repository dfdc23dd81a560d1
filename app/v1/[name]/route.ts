import { preflightAnswer } from "#lib/ingest/answers.ts";
import { handleTracking } from "#lib/ingest/tracking.ts";

type Context = { readonly params: Promise<{ readonly name: string }> };

export async function POST(request: Request, { params }: Context): Promise<Response> {
  return handleTracking(request, (await params).name);
}

export function OPTIONS(): Response {
  return preflightAnswer();
}
