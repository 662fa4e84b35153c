// Two policies compared, as one page that can be read without the service.
import type { Texts } from '../texts/index.js';
import type { Comparison } from '../simulation/compare.rule.js';
import { comparisonTables } from '../simulation/comparison-view.rule.js';
import { Table } from './simulation.template.js';

export function ComparisonPage({ comparison, texts, style }: { comparison: Comparison; texts: Texts; style: string }) {
  const { first, second } = comparison.policies;
  const title = texts.cli.compare.title(texts.policyName(first), texts.policyName(second));
  return (
    <html lang={texts.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {comparisonTables(comparison, texts).map(({ heading, head, rows }) => (
            <section key={heading}>
              <h2>{heading}</h2>
              <Table head={head} rows={rows} />
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
