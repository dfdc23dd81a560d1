import { preflightAnswer } from "#lib/ingest/answers.ts";
import { handleClientSettings } from "#lib/ingest/tracking.ts";

type Context = { readonly params: Promise<{ readonly key: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  return handleClientSettings(request, (await params).key);
}

export function OPTIONS(): Response {
  return preflightAnswer();
}
