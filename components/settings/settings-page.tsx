import type { ReactNode } from 'react';

interface SettingsPageProps {
  readonly title: string;
  readonly lead: string;
  readonly action?: ReactNode;
  /** The parts of the settings as links, where no column beside the page shows them. */
  readonly nav: ReactNode;
  readonly children: ReactNode;
}

/** One page of the settings: a title, a sentence, at most one filled button. */
export function SettingsPage({ title, lead, action, nav, children }: SettingsPageProps) {
  return (
    <main id="main" className="sheet min-w-0 flex-1 overflow-y-auto!">
      <div className="border-b border-line px-4 py-2 xl:hidden">{nav}</div>
      <header className="flex flex-wrap items-center gap-3 px-6 pt-4.5 pb-4 max-sm:px-4">
        <div className="min-w-0 flex-1">
          <h1 className="text-18 font-semi tracking-title">{title}</h1>
          <p className="mt-0.5 text-text-3">{lead}</p>
        </div>
        {action}
      </header>
      <div className="px-6 pb-8 max-sm:px-4">{children}</div>
    </main>
  );
}
