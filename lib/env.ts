import { z } from "zod";
import { endpointProblem } from "#lib/llm/endpoint.ts";

// The only reader of process.env. docs/operations.md lists the settings for those who run Tideline.

const Port = z.coerce.number().int().min(0).max(65_535);
const Text = z.string().trim().min(1);

const Environment = z.object({
  /** One's own Postgres; without it the launcher brings the embedded one, and sets this for the processes it starts. */
  DATABASE_URL: Text.optional(),
  /** Where everything lies that has to be kept. The launcher sets it (an absolute path) for the processes it starts. */
  TIDELINE_DATA_DIR: Text.optional(),
  PORT: Port.default(3000),
  HOST: Text.default("127.0.0.1"),
  /** The address that people type, when it is not http://localhost:PORT. */
  TIDELINE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Signs sessions. The launcher makes one once and keeps it in the data folder. */
  TIDELINE_AUTH_SECRET: z.string().min(32).optional(),
  /** Where the worker answers the web process, on loopback, and the word by which it knows it. Set by the launcher. */
  TIDELINE_WORKER_PORT: Port.optional(),
  TIDELINE_WORKER_TOKEN: Text.optional(),
  /** A language model to ask until an admin has set one: its name, and where and with which key it is reached. */
  TIDELINE_LLM_MODEL: Text.optional(),
  OPENAI_BASE_URL: Text.optional(),
  OPENAI_API_KEY: Text.optional(),
  /** Set by `npm run demo`. */
  TIDELINE_DEMO: z.stringbool().default(false),
  /** Set by `npm run dev`: the web app is compiled as it is asked for, and again when a file changes. */
  TIDELINE_DEV: z.stringbool().default(false),
  /** A smaller demo shop, for tests. */
  TIDELINE_DEMO_PEOPLE: z.coerce.number().int().positive().optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
});

export type Env = z.infer<typeof Environment>;

/** Reads the settings; an empty one counts as not set. Throws a sentence that names those that are wrong. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = Environment.superRefine(checkEndpoint).safeParse(set);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")} (${issue.message})`);
  throw new Error(`Wrong settings in the environment: ${wrong.join(", ")}.`);
}

/** A key may be in the environment for other programs: only with a model named for us is its address of interest. */
function checkEndpoint(
  { TIDELINE_LLM_MODEL: model, OPENAI_BASE_URL: endpoint }: Env,
  { addIssue }: z.core.$RefinementCtx,
): void {
  const problem = model === undefined || endpoint === undefined ? undefined : endpointProblem(endpoint);
  if (problem !== undefined) addIssue({ code: "custom", path: ["OPENAI_BASE_URL"], message: problem });
}

export const env: Env = parseEnv(process.env);
