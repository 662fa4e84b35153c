// The digest as a mail and as a page, in the frame of every mail.
import type { CSSProperties, ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Content } from '../notice/templates/email.template.js';
import { Closing, Heading, INK, LINE, Linked, MailFrame, MUTED, paragraph, TONES } from '../notice/templates/mail-frame.template.js';
import { digestLetter } from './digest-letter.rule.js';
import type { DigestBlock, DigestItem, DigestLetter, DigestReader } from './digest-letter.types.rule.js';
import { digestText } from './digest-text.rule.js';
import type { Digest } from './digest.types.rule.js';

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
      <Linked url={item.url}>{item.title}</Linked>
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
  return (
    <div style={{ margin: '20px 0 0' }}>
      <Heading tone={block.tone}>{block.heading}</Heading>
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

const Page = ({ letter }: { letter: DigestLetter }): ReactElement => (
  <MailFrame head={letter} width={640} footer={<Closing lines={letter.closing} />}>
    {letter.blocks.map((block) => (
      <Block key={block.heading} block={block} />
    ))}
  </MailFrame>
);

/** The same data gives the same bytes, whenever and wherever it is rendered. */
export function renderDigest(digest: Digest, reader: DigestReader): Content {
  const letter = digestLetter(digest, reader);
  const html = `<!DOCTYPE html>\n${renderToStaticMarkup(<Page letter={letter} />)}\n`;
  return { subject: letter.subject.normalize('NFC'), text: digestText(letter).normalize('NFC'), html: html.normalize('NFC') };
}
