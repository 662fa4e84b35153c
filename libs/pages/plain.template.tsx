// The frame of a page that is reached by a link in a mail: no way to anywhere else, not to be kept by search engines.
import type { ReactNode } from 'react';
import type { Texts } from '../texts/index.js';

export function PlainPage({ texts, title, children }: { texts: Texts; title: string; children: ReactNode }) {
  return (
    <html lang={texts.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${title} · ${texts.page.product}`}</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <header>
          <p className="brand">
            <strong>{texts.page.product}</strong> <span>{texts.page.tagline}</span>
          </p>
        </header>
        <main className="narrow">
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}
