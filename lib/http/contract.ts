import { auditContract } from "#lib/audit/contract.ts";
import { catalogContract } from "#lib/catalog/contract.ts";
import { changesContract } from "#lib/changes/contract.ts";
import { currenciesContract } from "#lib/currencies/contract.ts";
import { customersContract } from "#lib/customers/contract.ts";
import { destinationsContract } from "#lib/destinations/contract.ts";
import { driftContract } from "#lib/drift/contract.ts";
import { explanationsContract } from "#lib/explanations/contract.ts";
import { glossaryContract } from "#lib/glossary/contract.ts";
import { importsContract } from "#lib/imports/contract.ts";
import { rejectedContract } from "#lib/ingest/contract.ts";
import { interpretationsContract } from "#lib/interpretations/contract.ts";
import { listsContract } from "#lib/lists/contract.ts";
import { liveContract } from "#lib/live/contract.ts";
import { llmContract } from "#lib/llm/contract.ts";
import { membershipsContract } from "#lib/memberships/contract.ts";
import { overviewContract } from "#lib/overview/contract.ts";
import { segmentsContract } from "#lib/segments/contract.ts";
import { settingsContract } from "#lib/settings/contract.ts";
import { snapshotsContract } from "#lib/snapshots/contract.ts";
import { accountContract, usersContract, welcomeContract } from "#lib/users/contract.ts";
import { writeKeysContract } from "#lib/write-keys/contract.ts";

/** Everything the API can do, a noun a line. Pages, scripts and the OpenAPI document all come from here. */
export const contract = {
  account: accountContract,
  audit: auditContract,
  catalog: catalogContract,
  changes: changesContract,
  currencies: currenciesContract,
  customers: customersContract,
  destinations: destinationsContract,
  drift: driftContract,
  explanations: explanationsContract,
  glossary: glossaryContract,
  imports: importsContract,
  interpretations: interpretationsContract,
  live: liveContract,
  llm: llmContract,
  lists: listsContract,
  memberships: membershipsContract,
  overview: overviewContract,
  rejected: rejectedContract,
  segments: segmentsContract,
  settings: settingsContract,
  snapshots: snapshotsContract,
  users: usersContract,
  welcome: welcomeContract,
  writeKeys: writeKeysContract,
};
