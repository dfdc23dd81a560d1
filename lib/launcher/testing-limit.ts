import { stat } from "node:fs/promises";
import { isRoot } from "#lib/launcher/postgres-binaries.ts";
import { run } from "#lib/launcher/process.ts";

/**
 * What a process of ours may write into one file, in bytes: beyond it writing fails as on a full disk ("File too large").
 * It needs no rights, and is lifted while the process runs. Linux only, by util-linux' `prlimit`.
 */
export async function limitFileSize(pids: readonly number[], bytes: number | "unlimited"): Promise<void> {
  for (const pid of pids) {
    const owner = await stat(`/proc/${pid}`).catch(() => undefined);
    if (!owner) continue; // It has ended.
    // Even root may need to be whom the process belongs to.
    const as = isRoot() ? { uid: owner.uid, gid: owner.gid } : {};
    const { code, output } = await run("prlimit", ["--pid", String(pid), `--fsize=${bytes}:`], as);
    if (code !== 0 && !/No such process/.test(output)) throw new Error(output);
  }
}

/** Whether that can be done here. */
export function canLimitFileSize(): Promise<boolean> {
  return run("prlimit", ["--version"]).then(
    ({ code }) => code === 0,
    () => false,
  );
}
