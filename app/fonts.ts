import localFont from 'next/font/local';

/** Geist, from the `geist` package's own file, so that nothing is fetched from elsewhere. */
export const sans = localFont({
  src: '../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
  variable: '--font-geist-sans',
  weight: '100 900',
});

/** Geist Mono draws identifiers only, so it is not worth a preload on every page. */
export const mono = localFont({
  src: '../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  preload: false,
});
