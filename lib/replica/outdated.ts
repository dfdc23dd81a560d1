/** Why a replica cannot be carried on and must be built anew. */
export class ReplicaOutdated extends Error {}
