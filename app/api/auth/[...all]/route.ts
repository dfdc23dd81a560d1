import { handleAuth } from "#lib/http/handle-auth.ts";

export const GET = handleAuth;
export const POST = handleAuth;
