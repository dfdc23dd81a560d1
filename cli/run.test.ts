import { describe, expect, it } from "vitest";
import { commands } from "#cli/commands.ts";
import { runCommandLine } from "#cli/run.ts";

async function run(args: string[], input = "") {
  const printed = { out: "", err: "" };
  const io = {
    stdin: (async function* () {
      yield input;
    })(),
    out: (text: string) => {
      printed.out += text;
    },
    err: (text: string) => {
      printed.err += text;
    },
  };
  return { code: await runCommandLine(args, commands, io), ...printed };
}

describe("the command line", () => {
  it("lists its commands, and asks for one with exit code 2", async () => {
    expect((await run(["--help"])).out).toContain("restate");
    expect((await run([])).code).toBe(2);
  });

  it("says what is wrong with the command line, with exit code 2", async () => {
    expect(await run(["nope"])).toMatchObject({
      code: 2,
      err: "tideline: there is no command 'nope'. See: tideline --help\n",
    });
    expect(await run(["restate", "--locale", "fr"])).toMatchObject({ code: 2 });
  });

  it("has help for every command", async () => {
    for (const { name } of commands.filter((entry) => ["restate", "check"].includes(entry.name))) {
      expect((await run([name, "--help"])).out).toContain(`Usage: tideline ${name}`);
    }
  });

  it("says a rule in words", async () => {
    expect(await run(["restate", "--locale", "zh"], '{"kind":"everyone"}')).toMatchObject({
      code: 0,
      out: "所有客户\n",
    });
  });

  it("names a rule that is not one, with exit code 1", async () => {
    const { code, err } = await run(["restate"], '{"id":"a","rule":{"kind":"all","rules":[]}}');
    expect({ code, err }).toEqual({ code: 1, err: "a: /rules: must not be empty\n" });
  });

  it("checks rules against what is known", async () => {
    const rules =
      '{"id":"a","rule":{"kind":"trait","trait":"shoe_size","op":"exists"}}\n{"id":"b","rule":{"kind":"segment","segment":"a"}}';
    const { code, out } = await run(["check", "--rules", "-", "--json"], rules);
    expect(code).toBe(1);
    expect(out).toContain('"code":"unknown_trait","path":"/trait"');
    expect(out).toContain('"path":"/segment"');
  });

  it("says which file cannot be read", async () => {
    expect(await run(["restate", "no-such-file"])).toMatchObject({
      code: 1,
      err: "tideline restate: no-such-file cannot be read: there is no such file\n",
    });
  });
});
