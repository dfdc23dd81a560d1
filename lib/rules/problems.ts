/** What is wrong with a rule, and where: `path` is a JSON pointer into it. */
export type RuleProblem = {
  readonly code:
    | "unknown_event"
    | "unknown_trait"
    | "unknown_feature"
    | "unknown_segment"
    | "unknown_list"
    | "cycle"
    | "too_large"
    | "invalid";
  readonly path: string;
  readonly message: string;
};

export type PathStep = string | number;

/** RFC 6901. */
export function toPointer(path: readonly PathStep[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
