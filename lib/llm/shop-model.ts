import type { Actor } from "#lib/auth/permissions.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { endCall, insertCall, judgeCall, lockBudget, readSpent } from "#lib/llm/calls-store.ts";
import type { LanguageModel } from "#lib/llm/model.ts";
import { type Connection, type Ledger, type Means, openModel } from "#lib/llm/open-model.ts";
import { defaultLlmSettings } from "#lib/llm/schema.ts";
import { findProbe, findSettingsRow, saveProbe } from "#lib/llm/settings-store.ts";
import { decrypt } from "#lib/secrets/encryption.ts";
import { getShop } from "#lib/settings/service.ts";
import { civilFromDay, dayFromCivil, type Instant, type TimeZone, timeZone } from "#lib/std/time-zone.ts";

/** The endpoint in use, where it comes from, and what it may cost. */
export type Configured = {
  readonly source: "database" | "environment";
  readonly isOn: boolean;
  readonly connection: Connection;
  readonly monthlyBudget: number | null;
  readonly smallestGroup: number;
  /** For how many days calls are kept; null for ever. */
  readonly keepDays: number | null;
};

/** What an admin has set, or else what the environment says; `undefined` if neither names a model. */
export async function readConfigured(source: Db): Promise<Configured | undefined> {
  const row = await findSettingsRow(source);
  if (row) {
    const { isOn, monthlyBudget, smallestGroup, keepDays, encryptedKey, ...rest } = row;
    const key = encryptedKey === null ? undefined : openKey(encryptedKey, row.endpoint);
    const connection = { ...rest, key };
    return { source: "database", isOn, monthlyBudget, smallestGroup, keepDays, connection };
  }
  const connection = environmentConnection();
  if (!connection) return undefined;
  const { monthlyBudget, smallestGroup, keepDays } = defaultLlmSettings;
  return { source: "environment", isOn: true, monthlyBudget, smallestGroup, keepDays, connection };
}

/** The endpoint that the environment names, with a model: a key alone may be there for other programs. */
export function environmentConnection(): Connection | undefined {
  const { TIDELINE_LLM_MODEL: model, OPENAI_API_KEY: key, OPENAI_BASE_URL: endpoint } = env;
  if (model === undefined) return undefined;
  return { ...defaultLlmSettings, model, key, endpoint: endpoint ?? defaultLlmSettings.endpoint };
}

/** What a key is sealed with and for: it opens for the same server only. */
export function keyContext(endpoint: string): string {
  return new URL(endpoint).origin;
}

export function installationSecret(): string {
  const { TIDELINE_AUTH_SECRET: secret } = env;
  if (secret === undefined)
    throw new Error("TIDELINE_AUTH_SECRET is not set: start Tideline with npm start.");
  return secret;
}

/** A key that was sealed with another secret (a database that was moved, say) is as good as none, and asked for again. */
function openKey(sealed: Uint8Array, endpoint: string): string | undefined {
  return decrypt(sealed, installationSecret(), keyContext(endpoint));
}

export type ShopModel = { readonly model: LanguageModel; readonly smallestGroup: number };

/** The shop's language model, for a service that asks it in somebody's name; `undefined` if there is none or it is off. */
export async function shopModel(actor: Actor): Promise<ShopModel | undefined> {
  const configured = await readConfigured(db);
  if (!configured?.isOn) return undefined;
  const { connection, monthlyBudget, smallestGroup } = configured;
  const zone = timeZone((await getShop(actor)).timeZone);
  return { model: openModel(connection, meansOf(connection, actor, monthlyBudget, zone)), smallestGroup };
}

/** Where calls to an endpoint are written down and what is known of it is kept: in the database. */
export function meansOf(
  { endpoint, model }: Pick<Connection, "endpoint" | "model">,
  actor: Actor,
  monthlyBudget: number | null,
  zone: TimeZone,
): Means {
  return {
    ledger: ledgerOf(actor, monthlyBudget, zone),
    probes: {
      find: async () => (await findProbe(db, endpoint, model))?.probe,
      keep: (probe) => saveProbe(db, endpoint, model, probe, new Date()),
    },
  };
}

function ledgerOf(actor: Actor, monthlyBudget: number | null, zone: TimeZone): Ledger {
  return {
    begin: (call) =>
      transaction(async (tx) => {
        if (monthlyBudget !== null) {
          await lockBudget(tx);
          const { cost } = await readSpent(tx, monthStart(Date.now(), zone));
          if (cost + call.reserved > monthlyBudget) return undefined;
        }
        return insertCall(tx, call, actor.name);
      }),
    end: (id, call) => endCall(db, id, call),
    judge: (id, verdict, detail) => judgeCall(db, id, verdict, detail),
  };
}

/** The first moment of the calendar month, on the shop's clock. */
export function monthStart(now: Instant, zone: TimeZone): Date {
  const { year, month } = civilFromDay(zone.dayOf(now));
  return new Date(zone.startOfDay(dayFromCivil(year, month, 1)));
}
