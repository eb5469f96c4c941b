import 'server-only';

/**
 * The one home of state that must exist once in a process. Next and the server in front of it load modules
 * separately, so a module variable would exist twice: two pools, two feed tails.
 *
 * @param name of the thing, once in the tree
 * @param make builds it at first use
 */
export function onceInProcess<T>(name: string, make: () => T): T {
  const home = globalThis as typeof globalThis & { foyer?: Map<string, unknown> };
  home.foyer ??= new Map();
  if (!home.foyer.has(name)) home.foyer.set(name, make());
  return home.foyer.get(name) as T;
}
