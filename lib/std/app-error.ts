/** What kind of refusal it is; each has one HTTP status (lib/http/errors.ts). */
export type AppErrorKind =
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "invalid"
  | "too_large"
  | "too_many"
  | "unavailable";

export type AppErrorParams = Readonly<Record<string, string | number>>;

/**
 * A refusal that the person is told about. `code` is `<noun>.<what>`, and its words are in messages/<locale>/<noun>.json
 * under `errors.<what>`, with `params` put in; so the API, scripts and screens say the same in either language.
 */
export class AppError extends Error {
  readonly kind: AppErrorKind;
  readonly code: `${string}.${string}`;
  readonly params: AppErrorParams;

  constructor(kind: AppErrorKind, code: `${string}.${string}`, params: AppErrorParams = {}) {
    super(`${kind}: ${code}`);
    this.name = "AppError";
    this.kind = kind;
    this.code = code;
    this.params = params;
  }
}
