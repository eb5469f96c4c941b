/** Which RingCentral account of which workspace. */
export interface AccountRef {
  workspaceId: string;
  accountId: string;
}
