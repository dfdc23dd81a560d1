import { auditRoutes } from "#lib/audit/routes.ts";
import { catalogRoutes } from "#lib/catalog/routes.ts";
import { changesRoutes } from "#lib/changes/routes.ts";
import { currenciesRoutes } from "#lib/currencies/routes.ts";
import { customersRoutes } from "#lib/customers/routes.ts";
import { destinationsRoutes } from "#lib/destinations/routes.ts";
import { driftRoutes } from "#lib/drift/routes.ts";
import { explanationsRoutes } from "#lib/explanations/routes.ts";
import { glossaryRoutes } from "#lib/glossary/routes.ts";
import { importsRoutes } from "#lib/imports/routes.ts";
import { rejectedRoutes } from "#lib/ingest/routes.ts";
import { interpretationsRoutes } from "#lib/interpretations/routes.ts";
import { listsRoutes } from "#lib/lists/routes.ts";
import { liveRoutes } from "#lib/live/routes.ts";
import { llmRoutes } from "#lib/llm/routes.ts";
import { membershipsRoutes } from "#lib/memberships/routes.ts";
import { overviewRoutes } from "#lib/overview/routes.ts";
import { segmentsRoutes } from "#lib/segments/routes.ts";
import { settingsRoutes } from "#lib/settings/routes.ts";
import { snapshotsRoutes } from "#lib/snapshots/routes.ts";
import { accountRoutes, usersRoutes, welcomeRoutes } from "#lib/users/routes.ts";
import { writeKeysRoutes } from "#lib/write-keys/routes.ts";

/** The handlers of lib/http/contract.ts, a noun a line. */
export const router = {
  account: accountRoutes,
  audit: auditRoutes,
  catalog: catalogRoutes,
  changes: changesRoutes,
  currencies: currenciesRoutes,
  customers: customersRoutes,
  destinations: destinationsRoutes,
  drift: driftRoutes,
  explanations: explanationsRoutes,
  glossary: glossaryRoutes,
  imports: importsRoutes,
  interpretations: interpretationsRoutes,
  live: liveRoutes,
  llm: llmRoutes,
  lists: listsRoutes,
  memberships: membershipsRoutes,
  overview: overviewRoutes,
  rejected: rejectedRoutes,
  segments: segmentsRoutes,
  settings: settingsRoutes,
  snapshots: snapshotsRoutes,
  users: usersRoutes,
  welcome: welcomeRoutes,
  writeKeys: writeKeysRoutes,
};
