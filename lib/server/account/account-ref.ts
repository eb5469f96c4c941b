/** Which RingCentral account of which workspace. */
export interface AccountRef {
  workspaceId: string;
  accountId: string;
}

/** Whose calls are counted together: the platform counts them by the user who is signed in. */
export interface Caller extends AccountRef {
  /** The agent by whose own login it is called; left out: the login that the workspace shares. */
  loginOf?: string;
}

/** Whose calls the login that the workspace shares makes; as the column's default. */
export const SHARED_LOGIN = '00000000-0000-0000-0000-000000000000';
