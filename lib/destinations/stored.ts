import type { DestinationStatus } from "#lib/destinations/schema.ts";

/** A destination as it is stored: segments by id, the secret sealed. */
export type StoredDestination = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly sealedSecret: Uint8Array;
  readonly segmentIds: readonly string[];
  readonly allowsPrivate: boolean;
  readonly status: DestinationStatus;
  readonly cursorNo: bigint;
};
