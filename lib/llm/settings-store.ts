import type { Db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/prisma.ts";
import { type Probe, probeSchema } from "#lib/llm/schema.ts";

export type SettingsRow = {
  readonly isOn: boolean;
  readonly endpoint: string;
  readonly model: string;
  readonly encryptedKey: Uint8Array<ArrayBuffer> | null;
  readonly inputPrice: number | null;
  readonly outputPrice: number | null;
  readonly monthlyBudget: number | null;
  readonly smallestGroup: number;
  readonly timeoutSeconds: number;
  readonly maxConcurrent: number;
  readonly keepDays: number | null;
};

export async function findSettingsRow(db: Db): Promise<SettingsRow | undefined> {
  const row = await db.llmSettings.findUnique({ where: { id: 1 } });
  if (!row) return undefined;
  const { inputPrice, outputPrice, monthlyBudget, encryptedKey, ...rest } = row;
  return {
    ...rest,
    encryptedKey: encryptedKey === null ? null : new Uint8Array(encryptedKey),
    inputPrice: inputPrice?.toNumber() ?? null,
    outputPrice: outputPrice?.toNumber() ?? null,
    monthlyBudget: monthlyBudget?.toNumber() ?? null,
  };
}

export async function saveSettingsRow(tx: Db, row: SettingsRow, at: Date): Promise<void> {
  const data = { ...row, updatedAt: at };
  await tx.llmSettings.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
}

export type KeptProbe = { readonly probe: Probe; readonly at: Date };

export async function findProbe(db: Db, endpoint: string, model: string): Promise<KeptProbe | undefined> {
  const row = await db.llmProbe.findUnique({ where: { endpoint_model: { endpoint, model } } });
  if (!row) return undefined;
  const parsed = probeSchema.safeParse(row.told);
  // One that an older version kept is asked for again.
  return parsed.success ? { probe: parsed.data, at: row.at } : undefined;
}

export async function saveProbe(
  db: Db,
  endpoint: string,
  model: string,
  probe: Probe,
  at: Date,
): Promise<void> {
  const told: Prisma.InputJsonValue = probe;
  await db.llmProbe.upsert({
    where: { endpoint_model: { endpoint, model } },
    create: { endpoint, model, told, at },
    update: { told, at },
  });
}
