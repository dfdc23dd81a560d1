/** Somebody paused the import, or another process runs it: this run stops where it is. */
export class Interrupted extends Error {}
