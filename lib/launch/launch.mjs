// The door of `npm start`, `npm test` and `npm run` sandbox, verify, operator, probe and bench: node lib/launch/launch.mjs <command> [options]
// Everything else is loaded only after the version check, because an old Node could not even read it.
import { requireNode } from './node-version.mjs';

requireNode(process.versions.node);
import('./session.mjs').then((session) => session.runCommand(process.argv.slice(2)));
