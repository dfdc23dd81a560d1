import type { Members, PopulationReader } from "#lib/customers/population-reader.ts";
import type { Database } from "#lib/db/client.ts";
import { boundMembersOf, boundRowsOf, countOf } from "#lib/replica/members.ts";
import type { Replica } from "#lib/replica/replica.ts";
import type { Rule } from "#lib/rules/schema.ts";
import { readSurroundings } from "#lib/segments/catalog-service.ts";
import type { Instant } from "#lib/std/time-zone.ts";

export type ReplicaPopulation = PopulationReader & {
  /** The members of one rule at many moments, on one state of the data. */
  membersAt(rule: Rule, moments: readonly Instant[]): Promise<readonly Members[]>;
};

/** The population as a replica has it that this process itself holds; web asks the worker's instead (reader-service.ts). */
export function replicaPopulation(database: Database, replica: Replica): ReplicaPopulation {
  const membersAt: ReplicaPopulation["membersAt"] = async (rule, moments) => {
    const surroundings = await readSurroundings(database, [rule]);
    return replica.read(async (reading) => {
      const { zone, cursor } = reading;
      const answers: Members[] = [];
      for (const asOf of moments) {
        const found = await boundMembersOf(reading, rule, { ...surroundings, zone, asOf });
        answers.push({ ...found, uptoNo: BigInt(cursor) });
      }
      return answers;
    });
  };
  return {
    engine: "duckdb",
    membersAt,
    members: async ({ rule, asOf }) => {
      const [answer] = await membersAt(rule, [asOf]);
      if (!answer) throw new Error("A moment without an answer");
      return answer;
    },
    memberRows: async ({ rule, asOf }) => {
      const surroundings = await readSurroundings(database, [rule]);
      return replica.read(async (reading) => {
        const { zone, cursor } = reading;
        return {
          ...(await boundRowsOf(reading, rule, { ...surroundings, zone, asOf })),
          uptoNo: BigInt(cursor),
          timeZone: zone.id,
        };
      });
    },
    counts: async (queries) => {
      const surroundings = await readSurroundings(
        database,
        queries.map(({ rule }) => rule),
      );
      return replica.read(async (reading) => {
        const counts: number[] = [];
        for (const { rule, asOf } of queries)
          counts.push(await countOf(reading, rule, { ...surroundings, zone: reading.zone, asOf }));
        return counts;
      });
    },
  };
}
