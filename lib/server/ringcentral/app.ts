/** An app registered with the platform. */
export interface App {
  serverUrl: string;
  clientId: string;
  clientSecret: string;
}
