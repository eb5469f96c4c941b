import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { AppProviders } from '@/components/shell/app-providers';
import { ChannelMarks } from '@/components/ui/channel-marks';
import { readDefaultTheme } from '@/lib/server/handlers/session';
import { mono, sans } from './fonts';
import './globals.css';

export const metadata: Metadata = { title: 'Foyer', description: 'A shared inbox for every social channel.' };

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

export default async function RootLayout({ children }: { readonly children: React.ReactNode }) {
  const asked = await headers();
  const nonce = asked.get('x-nonce') ?? undefined;
  // Colours are not worth a page that fails: whatever is wrong, the page itself says it.
  const defaultTheme = await readDefaultTheme(asked.get('cookie')).catch(() => 'system');
  return (
    <html
      lang="en"
      data-default-theme={defaultTheme}
      className={`${sans.variable} ${mono.variable}`}
      suppressHydrationWarning
    >
      <head>
        {/* Neither async nor deferred: it sets the theme before the first paint. */}
        <script src="/theme.js" async={false} nonce={nonce} />
      </head>
      <body>
        <ChannelMarks />
        <AppProviders>{children}</AppProviders>
      </body>
    </html>
  );
}
