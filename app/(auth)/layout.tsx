import type { ReactNode } from 'react';
import { DoorwayArt } from '@/components/doorway/doorway-art';
import { Mark } from '@/components/ui/mark';

export default function AuthLayout({ children }: { readonly children: ReactNode }) {
  return (
    <div className="grid min-h-dvh bg-surface md:grid-cols-[minmax(520px,46%)_minmax(0,1fr)]">
      <main className="flex flex-col gap-8 px-12 pt-9 pb-8 max-sm:px-5 max-sm:pt-6">
        <p className="flex items-center gap-2 text-15 font-semi tracking-title">
          <Mark size={24} />
          Foyer
        </p>
        <div className="m-auto w-full max-w-90">{children}</div>
        <span className="h-6 max-sm:hidden" />
      </main>
      <aside className="relative overflow-hidden bg-ground max-md:hidden">
        <DoorwayArt />
      </aside>
    </div>
  );
}
