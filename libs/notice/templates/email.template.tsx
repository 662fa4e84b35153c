// A message as a mail: subject, plain text and HTML of equal content.
import type { CSSProperties, ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { letter, type Letter, type LetterItem, type LetterPart } from './letter.rule.js';
import type { MessageView } from './message-view.rule.js';
import { Closing, Heading, INK, LINE, Linked, MailFrame, MUTED, PAPER, paragraph, small } from './mail-frame.template.js';
import { textPart } from './text-part.rule.js';

export interface Content {
  subject: string;
  text: string;
  html: string;
  /** Where the reader may decline further mails of this kind; none where there is nothing to decline. */
  decline?: string;
}

const cell: CSSProperties = { padding: '2px 0', fontSize: '14px', lineHeight: '20px', verticalAlign: 'top', textAlign: 'left' };

function Item({ item, index }: { item: LetterItem; index: number }): ReactElement {
  const title = `${index + 1}. ${item.title}`;
  return (
    <div style={{ margin: '0 0 12px', padding: '12px', border: LINE, backgroundColor: PAPER, color: INK }}>
      <p style={{ ...paragraph, margin: '0 0 6px', fontWeight: 'bold' }}>
        <Linked url={item.url}>{title}</Linked>
      </p>
      <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} style={{ borderCollapse: 'collapse' }}>
        <tbody>
          {item.facts.map(({ label, value, strong }) => (
            <tr key={label}>
              <td style={{ ...cell, width: '150px', paddingRight: '8px', color: MUTED }}>{label}:</td>
              <td style={{ ...cell, color: INK, fontWeight: strong ? 'bold' : 'normal' }}>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Part = ({ part }: { part: LetterPart }): ReactElement => (
  <div style={{ margin: '20px 0 0' }}>
    <Heading tone={part.tone}>{part.heading}</Heading>
    <p style={paragraph}>{part.intro}</p>
    {part.items.map((item, index) => (
      <Item key={index} item={item} index={index} />
    ))}
    {part.ask && <p style={paragraph}>{part.ask}</p>}
  </div>
);

const Why = ({ heading, lines }: Letter['why']): ReactElement => (
  <>
    <p style={small}>{heading}</p>
    <ul style={{ ...small, paddingLeft: '20px' }}>
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  </>
);

function Mail({ content }: { content: Letter }): ReactElement {
  const { decline, why, closing } = content;
  const footer = (
    <>
      <Why {...why} />
      <Closing lines={closing} />
      {decline && (
        <p style={small}>
          <Linked url={decline.url}>{decline.label}</Linked>
        </p>
      )}
    </>
  );
  return (
    <MailFrame head={content} width={600} footer={footer}>
      {content.parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </MailFrame>
  );
}

export function renderEmail(view: MessageView): Content {
  const content = letter(view);
  const html = `<!DOCTYPE html>\n${renderToStaticMarkup(<Mail content={content} />)}\n`;
  const { decline } = view;
  return {
    subject: content.subject.normalize('NFC'),
    text: textPart(content).normalize('NFC'),
    html: html.normalize('NFC'),
    ...(decline ? { decline } : {}),
  };
}
