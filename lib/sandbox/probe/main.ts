import { type Finding, probe } from './probe';

/** `npm run probe -- URL`: prints each call and what of its answer differs; ends with 0, 1 where something does, 2 without an answer. */
async function main(): Promise<void> {
  const serverUrl = (process.argv[2] ?? '').replace(/\/+$/, '');
  const { RINGCENTRAL_CLIENT_ID, RINGCENTRAL_CLIENT_SECRET, RINGCENTRAL_JWT } = process.env;
  if (!serverUrl || !RINGCENTRAL_CLIENT_ID || !RINGCENTRAL_CLIENT_SECRET || !RINGCENTRAL_JWT) {
    say('npm run probe -- URL, with RINGCENTRAL_CLIENT_ID, RINGCENTRAL_CLIENT_SECRET and RINGCENTRAL_JWT');
    process.exitCode = 2;
    return;
  }
  const login = {
    serverUrl,
    clientId: RINGCENTRAL_CLIENT_ID,
    clientSecret: RINGCENTRAL_CLIENT_SECRET,
    jwt: RINGCENTRAL_JWT,
  };
  let differing = 0;
  await probe(login, (finding) => {
    tell(finding);
    differing += finding.differences.length;
  });
  say(differing === 0 ? 'Everything is as documented.' : `${differing} differences.`);
  process.exitCode = differing === 0 ? 0 : 1;
}

function tell({ call, status, differences }: Finding): void {
  say(`${differences.length === 0 ? '✓' : '✗'} ${call} ${status}`);
  for (const { place, message } of differences) say(`    ${place || '(the whole)'}: ${message}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main().catch((error: unknown) => {
  say(`No answer: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
});
