import fc from "fast-check";
import { expect, it } from "vitest";
import { ann, publish } from "#lib/changes/testing.ts";
import { identify } from "#lib/customers/testing.ts";
import { emptyTables, testDatabase } from "#lib/db/testing.ts";
import { readFlowCounts, readFlowsSinceFirst, readSteps } from "#lib/memberships/flow-store.ts";
import { send } from "#lib/memberships/testing.ts";

const db = await testDatabase();
