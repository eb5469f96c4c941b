import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { AppProviders } from '@/components/shell/app-providers';
import { ChannelMarks } from '@/components/ui/channel-marks';
import { readPageDefaults } from '@/lib/server/handlers/page-defaults';
import { mono, sans } from './fonts';
import './globals.css';

export const metadata: Metadata = { title: 'Foyer', description: 'A shared inbox for every social channel.' };

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

export default async function RootLayout({ children }: { readonly children: React.ReactNode }) {
  const asked = await headers();
  const nonce = asked.get('x-nonce') ?? undefined;
  const { theme, language, words } = await readPageDefaults(asked);
  return (
    <html
      lang={language}
      data-default-theme={theme}
      className={`${sans.variable} ${mono.variable}`}
      suppressHydrationWarning
    >
      <head>
        {/* Neither async nor deferred: it sets the theme before the first paint. */}
        <script src="/theme.js" async={false} nonce={nonce} />
      </head>
      <body>
        <ChannelMarks />
        <AppProviders language={language} words={words}>
          {children}
        </AppProviders>
      </body>
    </html>
  );
}
