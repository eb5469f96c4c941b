// Read by any Node, however old: no syntax and no module here that is younger than ES modules themselves.

/**
 * Ends the process with one clear sentence when this Node is older than package.json asks for.
 * @param {string} version as in `process.versions.node`
 */
export function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 11)) return;
  console.error(
    `Foyer needs Node 20.11 or newer and this is Node ${version}: install a newer one from https://nodejs.org and try again.`,
  );
  process.exit(1);
}
