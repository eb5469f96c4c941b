/**
 * Runs steps that do nothing when nothing has changed.
 * @param {import('./session.mjs').Session} session
 * @param {[string, (watch: () => import('./programs.mjs').Watch) => Promise<boolean>][]} tasks title and work, which
 *   tells whether there was something to do
 */
export async function prepare({ step, log, ending }, tasks) {
  for (const [title, work] of tasks) {
    await step(title, async (note) => {
      const name = title.toLowerCase().replaceAll(' ', '-');
      if (!(await work(() => ({ log: log(name), signal: ending })))) note('nothing has changed');
    });
  }
}
