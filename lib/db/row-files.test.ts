import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createRowFiles, type RowFile } from "#lib/db/row-files.ts";

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tideline-rows-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function put(file: RowFile, text: string): void {
  file.reserve(Buffer.byteLength(text) + 10);
  file.filled += file.buffer.write(text, file.filled);
}

it("writes several files at a time, each in order, whatever the sizes of its rows", async () => {
  const folder = await aFolder();
  const files = createRowFiles();
  const [one, two] = [files.add(join(folder, "one")), files.add(join(folder, "two"))];
  const wanted = { one: "", two: "" };
  for (let index = 0; index < 3_000; index += 1) {
    const text = `${index} ${"ü".repeat(index % 500 === 499 ? 900_000 : index % 700)}\n`;
    const name = index % 3 ? "one" : "two";
    put(name === "one" ? one : two, text);
    wanted[name] += text;
    await files.room();
  }
  const bytes = await files.end();
  expect(bytes).toBe(Buffer.byteLength(wanted.one) + Buffer.byteLength(wanted.two));
  expect((await readFile(one.path, "utf8")) === wanted.one).toBe(true);
  expect((await readFile(two.path, "utf8")) === wanted.two).toBe(true);
  expect((await stat(one.path)).mode & 0o777).toBe(0o600);
});

it("says at the end that something could not be written, and makes nobody wait for it", async () => {
  const folder = await aFolder();
  const files = createRowFiles();
  const file = files.add(join(folder, "missing", "file"));
  for (let index = 0; index < 20; index += 1) {
    put(file, "x".repeat(1_000_000));
    await files.room();
  }
  await expect(files.end()).rejects.toThrow("ENOENT");
});

it("makes nobody wait either who comes after that with less than a buffer", async () => {
  const folder = await aFolder();
  const files = createRowFiles();
  const file = files.add(join(folder, "missing", "file"));
  for (let index = 0; index < 20; index += 1) put(file, "x".repeat(1_000_000));
  await files.room();
  put(file, "x");
  expect(files.room()).toBeUndefined();
  await expect(files.end()).rejects.toThrow("ENOENT");
});
