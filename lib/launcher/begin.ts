import { explain } from "#lib/launcher/explain.ts";
import type { Programs } from "#lib/launcher/launch.ts";

/** Reads .env, then starts everything; ends with a sentence and code 1 when that cannot be. */
export async function begin(programs?: Partial<Programs>): Promise<void> {
  try {
    process.loadEnvFile();
  } catch {
    // There need not be a .env file.
  }
  try {
    const { launch } = await import("#lib/launcher/launch.ts"); // Reads the settings as it is loaded.
    await launch(programs);
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}
