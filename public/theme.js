// Runs before the first paint, so that a dark screen never flashes white. A file of its own: the page's
// content policy allows no inline script.
(() => {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    let choice = null;
    try {
      choice = localStorage.getItem('foyer.theme');
    } catch {
      // Storage may be switched off; the system's choice then decides.
    }
    // The workspace's, which came with the page.
    choice ??= document.documentElement.dataset.defaultTheme;
    const isDark = choice === 'dark' || (choice !== 'light' && query.matches);
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  };
  apply();
  query.addEventListener('change', apply);
  addEventListener('storage', apply);
  addEventListener('foyer:theme', apply);
})();
