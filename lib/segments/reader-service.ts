import type { PopulationReader } from "#lib/customers/population-reader.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { replicaReader } from "#lib/replica/population-client.ts";
import { postgresPopulation } from "#lib/segments/population-service.ts";

/** Who answers about the whole population: the worker's replica where there is a worker, else Postgres itself. */
export function populationReader(): PopulationReader {
  const { TIDELINE_WORKER_PORT: port, TIDELINE_WORKER_TOKEN: token } = env;
  return port !== undefined && token !== undefined ? replicaReader({ port, token }) : postgresPopulation(db);
}
