const NO_ROOM = /no space left on device|file too large|disk quota exceeded|read-only file system/i;

/** Whether DuckDB could not write for want of room on its disk: what its file holds is whole all the same. */
export function isNoRoom(error: unknown): boolean {
  return error instanceof Error && NO_ROOM.test(error.message);
}
