import type { Command } from "#cli/command.ts";

export type CommandEntry = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
};

/** Every command, loaded only when it is run, so that a small one starts fast. To add one: a file and a line here. */
export const commands: readonly CommandEntry[] = [
  {
    name: "evaluate",
    summary: "find the members of rules among the customers of a file of messages",
    load: async () => (await import("#cli/evaluate.ts")).command,
  },
  {
    name: "import",
    summary: "bring in CSV files of orders, customers or events",
    load: async () => (await import("#cli/import.ts")).command,
  },
  {
    name: "check",
    summary: "check rules: their shape, and that all they name is known",
    load: async () => (await import("#cli/check.ts")).command,
  },
  {
    name: "restate",
    summary: "say rules in English or Chinese",
    load: async () => (await import("#cli/restate.ts")).command,
  },
  {
    name: "interpret",
    summary: "say what descriptions of customers mean as rules",
    load: async () => (await import("#cli/interpret.ts")).command,
  },
  {
    name: "eval",
    summary: "score an interpreter by the customers that its rules select",
    load: async () => (await import("#cli/eval.ts")).command,
  },
  {
    name: "export",
    summary: "write the active segments as files, for a repository",
    load: async () => (await import("#cli/export.ts")).command,
  },
  {
    name: "plan",
    summary: "say what segments' files would change, and whom",
    load: async () => (await import("#cli/plan.ts")).command,
  },
  {
    name: "apply",
    summary: "ask for what segments' files say, as change requests",
    load: async () => (await import("#cli/apply.ts")).command,
  },
  {
    name: "audit",
    summary: "check that the audit log is whole",
    load: async () => (await import("#cli/audit.ts")).command,
  },
  {
    name: "bench",
    summary: "measure how fast Tideline is, on data that it makes itself",
    load: async () => (await import("#cli/bench.ts")).command,
  },
];
