// What a reader of the pages sees when something is not there or went wrong.
import type { Texts } from '../../../libs/texts/index.js';

export function ProblemPage({ texts, title, detail }: { texts: Texts; title: string; detail: string }) {
  return (
    <html lang={texts.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · ${texts.page.product}`}</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p>{detail}</p>
          <p>
            <a href="/">{texts.page.nav.overview}</a>
          </p>
        </main>
      </body>
    </html>
  );
}
