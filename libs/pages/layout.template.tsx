// The frame of every page: who we are, where one is, and the two things a newcomer must not overlook.
import type { ReactNode } from 'react';
import type { Texts } from '../texts/index.js';

export interface Frame {
  texts: Texts;
  /** Path of the page, to mark it in the navigation. */
  path: string;
  asOf: string;
  sample: boolean;
  mailConfigured: boolean;
}

const PLACES = [
  ['/', 'overview'],
  ['/nhiem-vu', 'tasks'],
  ['/bao-cao', 'reports'],
  ['/gui', 'messages'],
  ['/thu', 'outbox'],
  ['/nhat-ky', 'trail'],
  ['/api/docs', 'api'],
] as const;

export function Layout({ frame, title, children }: { frame: Frame; title: string; children: ReactNode }) {
  const { page, language } = frame.texts;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${page.product}`}</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a className="skip" href="#main">
          {page.skip}
        </a>
        <header>
          <p className="brand">
            <strong>{page.product}</strong> <span>{page.tagline}</span>
          </p>
          <nav>
            {PLACES.map(([path, name]) => (
              <a key={path} href={path} aria-current={path === frame.path ? 'page' : undefined}>
                {page.nav[name]}
              </a>
            ))}
          </nav>
        </header>
        <main id="main">
          {frame.sample && <p className="note">{page.sample}</p>}
          {!frame.mailConfigured && <p className="note warning">{page.noMail}</p>}
          <h1>{title}</h1>
          <p className="as-of">{page.asOf(frame.asOf)}</p>
          {children}
        </main>
      </body>
    </html>
  );
}
