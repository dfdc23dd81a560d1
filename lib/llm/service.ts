import { recordAudit } from "#lib/audit/record.ts";
import { type Actor, requirePermission } from "#lib/auth/permissions.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import type { Page } from "#lib/http/paging.ts";
import { findCall, listCallRows, readSpent } from "#lib/llm/calls-store.ts";
import { isSameServer, toBaseUrl } from "#lib/llm/endpoint.ts";
import { probeModel } from "#lib/llm/open-model.ts";
import {
  defaultLlmSettings,
  type LlmCall,
  type LlmCallDetail,
  type LlmCallListInput,
  type LlmSettings,
  type LlmSettingsInput,
  type LlmState,
  type LlmTestInput,
  type LlmUsage,
  type Probe,
} from "#lib/llm/schema.ts";
import { findProbe, findSettingsRow, saveSettingsRow } from "#lib/llm/settings-store.ts";
import {
  type Configured,
  installationSecret,
  keyContext,
  meansOf,
  monthStart,
  readConfigured,
} from "#lib/llm/shop-model.ts";
import { encrypt } from "#lib/secrets/encryption.ts";
import { getShop } from "#lib/settings/service.ts";
import { AppError } from "#lib/std/app-error.ts";
import { timeZone } from "#lib/std/time-zone.ts";

export async function getLlmSettings(actor: Actor): Promise<LlmSettings> {
  requirePermission(actor, "llm:manage");
  return settingsOf(db, await readConfigured(db));
}

/** Sets what is asked, and with which key: it is sealed for its server, so that it cannot be sent to another one. */
export async function saveLlmSettings(actor: Actor, input: LlmSettingsInput): Promise<LlmSettings> {
  requirePermission(actor, "llm:manage");
  return transaction(async (tx) => {
    const before = await findSettingsRow(tx);
    const { key, ...rest } = { ...input, endpoint: toBaseUrl(input.endpoint) };
    const isKept = key === undefined && before !== undefined && isSameServer(before.endpoint, rest.endpoint);
    const sealed = key ? encrypt(key, installationSecret(), keyContext(rest.endpoint)) : null;
    const encryptedKey = isKept ? before.encryptedKey : sealed;
    await saveSettingsRow(tx, { ...rest, encryptedKey }, new Date());
    const hadKey = (before?.encryptedKey ?? null) !== null;
    const { encryptedKey: _, ...known } = before ?? { encryptedKey: null };
    const made = await settingsOf(tx, await readConfigured(tx));
    await recordAudit(tx, actor, {
      action: "llm.settings_changed",
      subject: "llm",
      detail: { before: known, after: rest, key: keyChange(hadKey, encryptedKey !== null, isKept) },
    });
    return made;
  });
}

function keyChange(had: boolean, has: boolean, isKept: boolean): "none" | "kept" | "set" | "removed" {
  if (!has) return had ? "removed" : "none";
  return isKept ? "kept" : "set";
}

/** Asks an endpoint a small question in each mode until one works, and remembers which. */
export async function testLlm(actor: Actor, input: LlmTestInput, signal?: AbortSignal): Promise<Probe> {
  requirePermission(actor, "llm:manage");
  const endpoint = toBaseUrl(input.endpoint);
  const configured = await readConfigured(db);
  const isOwn = configured !== undefined && isSameServer(configured.connection.endpoint, endpoint);
  const key = input.key ?? (isOwn ? configured.connection.key : undefined);
  const settings = configured?.connection ?? { ...defaultLlmSettings, model: input.model };
  const connection = { ...settings, endpoint, model: input.model, key };
  const { timeZone: zone } = await getShop(actor);
  const budget = configured?.monthlyBudget ?? null;
  return probeModel(connection, meansOf(connection, actor, budget, timeZone(zone)), signal);
}

export async function getLlmUsage(actor: Actor): Promise<LlmUsage> {
  requirePermission(actor, "llm:manage");
  const since = monthStart(Date.now(), timeZone((await getShop(actor)).timeZone));
  const configured = await readConfigured(db);
  return {
    since: since.toISOString(),
    ...(await readSpent(db, since)),
    monthlyBudget: configured?.monthlyBudget ?? null,
  };
}

export async function listLlmCalls(actor: Actor, input: LlmCallListInput): Promise<Page<LlmCall>> {
  requirePermission(actor, "llm:manage");
  return listCallRows(db, input);
}

export async function getLlmCall(actor: Actor, id: string): Promise<LlmCallDetail> {
  requirePermission(actor, "llm:manage");
  const call = await findCall(db, id);
  if (!call) throw new AppError("not_found", "llm.call_not_found");
  return call;
}

/** Whether there is a language model to ask, for those who describe segments. */
export async function getLlmState(actor: Actor): Promise<LlmState> {
  requirePermission(actor, "segment:preview");
  const configured = await readConfigured(db);
  const isReady = configured?.isOn ?? false;
  return { isReady, model: isReady ? (configured?.connection.model ?? null) : null };
}

async function settingsOf(source: Db, configured: Configured | undefined): Promise<LlmSettings> {
  if (!configured) {
    const { endpoint, ...rest } = defaultLlmSettings;
    return {
      source: "none",
      isOn: false,
      endpoint,
      model: "",
      hasKey: false,
      ...rest,
      probe: null,
      probedAt: null,
    };
  }
  const { connection, source: from, isOn, monthlyBudget, smallestGroup, keepDays } = configured;
  const { key, ...settings } = connection;
  const kept = await findProbe(source, connection.endpoint, connection.model);
  return {
    source: from,
    isOn,
    monthlyBudget,
    smallestGroup,
    keepDays,
    ...settings,
    hasKey: key !== undefined,
    probe: kept?.probe ?? null,
    probedAt: kept?.at.toISOString() ?? null,
  };
}
