let id = '';

/** Says which workspace this page shows, for as long as it is loaded: another one is another page. */
export function enterWorkspace(workspaceId: string): void {
  // On the server many pages are drawn at once, and none of them asks or keeps anything.
  if (typeof window !== 'undefined') id = workspaceId;
}

/** The workspace that this page shows; empty before anybody is signed in. */
export function thisWorkspace(): string {
  return id;
}
