/** The address of a change request's page. */
export function changePath(id: string): string {
  return `/changes/${id}`;
}
