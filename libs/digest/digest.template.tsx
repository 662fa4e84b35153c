// The digest as a mail and as a page: one column, inline styles, nothing loaded from elsewhere, readable on a phone.
import type { CSSProperties, ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { ReadButton } from '../notice/templates/read-button.template.js';
import type { Content } from '../notice/templates/email.template.js';
import { digestLetter } from './digest-letter.rule.js';
import type { DigestBlock, DigestItem, DigestLetter, DigestReader } from './digest-letter.types.rule.js';
import { digestText } from './digest-text.rule.js';
import type { Digest } from './digest.types.rule.js';

const FONT = "'Segoe UI', Roboto, Arial, sans-serif";
const INK = '#1b1f24';
const MUTED = '#57606a';
const PAPER = '#ffffff';
const LINK = '#0b4f8a';
const LINE = '1px solid #d0d7de';
const TONES: Record<DigestBlock['tone'], { ink: string; tint: string }> = {
  late: { ink: '#a40e26', tint: '#ffebe9' },
  soon: { ink: '#7a4d00', tint: '#fff4ce' },
  calm: { ink: '#0b4f8a', tint: '#e7f2fb' },
};

const paragraph: CSSProperties = { margin: '0 0 12px', fontSize: '15px', lineHeight: '22px', color: INK };
const small: CSSProperties = { margin: '0 0 6px', fontSize: '13px', lineHeight: '19px', color: MUTED };
const cell: CSSProperties = { padding: '6px 8px', fontSize: '14px', lineHeight: '20px', borderBottom: LINE, color: INK };

const align = (column: number): CSSProperties => ({ ...cell, textAlign: column === 0 ? 'left' : 'right' });

function Figures({ table }: { table: NonNullable<DigestBlock['table']> }): ReactElement {
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} style={{ borderCollapse: 'collapse', margin: '0 0 12px' }}>
      <thead>
        <tr>
          {table.columns.map((column, index) => (
            <th key={column} scope="col" style={{ ...align(index), color: MUTED, fontWeight: 'normal' }}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row[0]}>
            {row.map((text, index) => (
              <td key={index} style={{ ...align(index), fontWeight: index === 1 ? 'bold' : 'normal' }}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Item({ item }: { item: DigestItem }): ReactElement {
  return (
    <li style={{ ...paragraph, margin: '0 0 8px' }}>
      {item.url ? (
        <a href={item.url} style={{ color: LINK }}>
          {item.title}
        </a>
      ) : (
        item.title
      )}
      {item.mark && <strong style={{ color: TONES.late.ink }}> [{item.mark}]</strong>}
      {item.facts.map((fact, index) => (
        <span key={index} style={{ display: 'block', fontSize: '13px', lineHeight: '19px', color: MUTED }}>
          {fact}
        </span>
      ))}
    </li>
  );
}

function Block({ block }: { block: DigestBlock }): ReactElement {
  const { ink, tint } = TONES[block.tone];
  const heading: CSSProperties = {
    margin: '0 0 10px',
    padding: '8px 12px',
    fontSize: '17px',
    color: ink,
    backgroundColor: tint,
    borderLeft: `4px solid ${ink}`,
  };
  return (
    <div style={{ margin: '20px 0 0' }}>
      <h2 style={heading}>{block.heading}</h2>
      {block.table && <Figures table={block.table} />}
      {block.notes.map((note, index) => (
        <p key={index} style={paragraph}>
          {note}
        </p>
      ))}
      {block.groups.map(({ title, items }, index) => (
        <div key={index}>
          {title && <h3 style={{ margin: '12px 0 6px', fontSize: '15px', color: INK }}>{title}</h3>}
          <ul style={{ margin: '0 0 8px', paddingLeft: '20px' }}>
            {items.map((item, place) => (
              <Item key={place} item={item} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Page({ letter }: { letter: DigestLetter }): ReactElement {
  return (
    <html lang={letter.lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
        <title>{letter.subject}</title>
      </head>
      <body style={{ margin: 0, padding: '16px 8px', backgroundColor: '#f3f5f7', color: INK, fontFamily: FONT }}>
        <table role="presentation" align="center" width="640" cellPadding={0} cellSpacing={0} style={{ width: '100%', maxWidth: '640px' }}>
          <tbody>
            <tr>
              <td style={{ padding: '20px', backgroundColor: PAPER, color: INK, fontFamily: FONT }}>
                <p style={{ ...small, fontWeight: 'bold' }}>{letter.organisation}</p>
                <p style={{ ...paragraph, fontWeight: 'bold' }}>{letter.salutation}</p>
                <p style={paragraph}>{letter.summary}</p>
                {letter.blocks.map((block) => (
                  <Block key={block.heading} block={block} />
                ))}
                {letter.read && <ReadButton read={letter.read} />}
                {letter.open && (
                  <p style={{ ...paragraph, marginTop: '20px' }}>
                    {letter.open.label}:{' '}
                    <a href={letter.open.url} style={{ color: LINK }}>
                      {letter.open.url}
                    </a>
                  </p>
                )}
                <div style={{ margin: '20px 0 0', paddingTop: '12px', borderTop: LINE }}>
                  {letter.closing.map((line, index) => (
                    <p key={index} style={small}>
                      {line}
                    </p>
                  ))}
                </div>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

/** The same data gives the same bytes, whenever and wherever it is rendered. */
export function renderDigest(digest: Digest, reader: DigestReader): Content {
  const letter = digestLetter(digest, reader);
  const html = `<!DOCTYPE html>\n${renderToStaticMarkup(<Page letter={letter} />)}\n`;
  return { subject: letter.subject.normalize('NFC'), text: digestText(letter).normalize('NFC'), html: html.normalize('NFC') };
}
