// A played year as one page that can be read without the service: counts by quarter, who was told what, what was refused.
import { calledRow } from '../simulation/comparison-view.rule.js';
import type { ReactNode } from 'react';
import { printDay } from '../kernel/index.js';
import type { Texts } from '../texts/index.js';
import { actionOf } from '../simulation/history-words.rule.js';
import type { Simulation, SimulatedNotice } from '../simulation/simulation.types.rule.js';
import { countHead, countLine } from '../application/views/counts-view.rule.js';
import { count } from './parts.template.js';

/** Codes of the tasks it is about; a report is about none of them. */
export const codesOf = ({ codes }: Pick<SimulatedNotice, 'codes'>): string => codes.filter(Boolean).join(', ') || '—';

const moment = (at: string): string => `${at.slice(11, 16)} ${printDay(at.slice(0, 10))}`;

export function Table({ head, rows }: { head: readonly string[]; rows: readonly (readonly ReactNode[])[] }) {
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            {head.map((each) => (
              <th key={each}>{each}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function SimulationPage({ result, texts, style }: { result: Simulation; texts: Texts; style: string }) {
  const { simulate, columns } = texts.cli;
  const { counts } = texts.page;
  const title = simulate.title(result.plan.number ?? result.plan.title ?? '', printDay(result.from), printDay(result.to));
  const told = (notice: SimulatedNotice): string[] => [
    moment(notice.at),
    result.names[notice.to] ?? notice.to,
    texts.roleName(notice.role),
    texts.channelName(notice.channel),
    String(notice.step),
    codesOf(notice),
  ];
  const head = [simulate.at, simulate.to, columns.role, simulate.channel, simulate.step, simulate.rows, simulate.why];
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
          {result.quarters.length > 0 && <p className="explain">{texts.whyMore}</p>}
          {result.quarters.map((quarter) => (
            <section key={quarter.on}>
              <h2>{simulate.quarter(printDay(quarter.on))}</h2>
              <Table
                head={[columns.agency, ...countHead(texts)]}
                rows={[{ ...quarter.total, name: counts.total }, ...quarter.agencies].map((row) => [
                  row.name,
                  ...countLine(row).map(count),
                ])}
              />
              {texts.leftOut(quarter.total) && <p className="explain">{texts.leftOut(quarter.total)}</p>}
            </section>
          ))}
          <h2>{simulate.notices(result.notices.length)}</h2>
          <Table
            head={head}
            rows={result.notices.map((notice) => [
              ...told(notice),
              notice.channel === 'email' ? (
                <a key="mail" href={`thu/${notice.message}.eml`}>
                  {notice.why}
                </a>
              ) : (
                notice.why
              ),
            ])}
          />
          {result.unsent.length > 0 && (
            <>
              <h2>{simulate.unsent(result.unsent.length)}</h2>
              <Table head={head} rows={result.unsent.map((notice) => [...told(notice), notice.reason])} />
            </>
          )}
          {result.refused.length > 0 && (
            <>
              <h2>{simulate.refused(result.refused.length)}</h2>
              <Table
                head={[simulate.at, columns.code, columns.task, columns.what, columns.who, simulate.why]}
                rows={result.refused.map((each) => [
                  moment(each.on),
                  ...calledRow(each.row, result.tasks),
                  actionOf(each, texts),
                  result.names[each.by] ?? each.by,
                  each.reason,
                ])}
              />
            </>
          )}
        </main>
      </body>
    </html>
  );
}
