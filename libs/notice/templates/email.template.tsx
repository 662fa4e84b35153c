// A message as a mail: subject, plain text and HTML of equal content. The HTML is one column of 600 px with inline styles
// and no outside images, and states text and background colours together, so that dark clients keep it readable.
import type { CSSProperties, ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { letter, type Letter, type LetterItem, type LetterPart } from './letter.rule.js';
import type { MessageView } from './message-view.rule.js';
import { ReadButton } from './read-button.template.js';
import { textPart } from './text-part.rule.js';

export interface Content {
  subject: string;
  text: string;
  html: string;
  /** Where the reader may decline further mails of this kind; none where there is nothing to decline. */
  decline?: string;
}

const FONT = "'Segoe UI', Roboto, Arial, sans-serif";
const INK = '#1b1f24';
const MUTED = '#57606a';
const PAPER = '#ffffff';
const TONES: Record<LetterPart['tone'], { ink: string; tint: string }> = {
  late: { ink: '#a40e26', tint: '#ffebe9' },
  soon: { ink: '#7a4d00', tint: '#fff4ce' },
  calm: { ink: '#0b4f8a', tint: '#e7f2fb' },
};

const paragraph: CSSProperties = { margin: '0 0 12px', fontSize: '15px', lineHeight: '22px', color: INK };
const small: CSSProperties = { margin: '0 0 6px', fontSize: '13px', lineHeight: '19px', color: MUTED };
const cell: CSSProperties = { padding: '2px 0', fontSize: '14px', lineHeight: '20px', verticalAlign: 'top', textAlign: 'left' };

function Item({ item, index }: { item: LetterItem; index: number }): ReactElement {
  const title = `${index + 1}. ${item.title}`;
  return (
    <div style={{ margin: '0 0 12px', padding: '12px', border: '1px solid #d0d7de', backgroundColor: PAPER, color: INK }}>
      <p style={{ ...paragraph, margin: '0 0 6px', fontWeight: 'bold' }}>
        {item.url ? (
          <a href={item.url} style={{ color: '#0b4f8a' }}>
            {title}
          </a>
        ) : (
          title
        )}
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

function Part({ part }: { part: LetterPart }): ReactElement {
  const { ink, tint } = TONES[part.tone];
  return (
    <div style={{ margin: '20px 0 0' }}>
      <h2
        style={{
          margin: '0 0 10px',
          padding: '8px 12px',
          fontSize: '17px',
          color: ink,
          backgroundColor: tint,
          borderLeft: `4px solid ${ink}`,
        }}
      >
        {part.heading}
      </h2>
      <p style={paragraph}>{part.intro}</p>
      {part.items.map((item, index) => (
        <Item key={index} item={item} index={index} />
      ))}
      {part.ask && <p style={paragraph}>{part.ask}</p>}
    </div>
  );
}

function Mail({ content }: { content: Letter }): ReactElement {
  const { open, read, decline, why } = content;
  return (
    <html lang={content.lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
        <title>{content.subject}</title>
      </head>
      <body style={{ margin: 0, padding: '16px 8px', backgroundColor: '#f3f5f7', color: INK, fontFamily: FONT }}>
        <table role="presentation" align="center" width="600" cellPadding={0} cellSpacing={0} style={{ width: '100%', maxWidth: '600px' }}>
          <tbody>
            <tr>
              <td style={{ padding: '20px', backgroundColor: PAPER, color: INK, fontFamily: FONT }}>
                <p style={{ ...small, fontWeight: 'bold' }}>{content.organisation}</p>
                <p style={{ ...paragraph, fontWeight: 'bold' }}>{content.salutation}</p>
                <p style={paragraph}>{content.summary}</p>
                {content.parts.map((part, index) => (
                  <Part key={index} part={part} />
                ))}
                {read && <ReadButton read={read} />}
                {open && (
                  <p style={paragraph}>
                    {open.label}:{' '}
                    <a href={open.url} style={{ color: '#0b4f8a' }}>
                      {open.url}
                    </a>
                  </p>
                )}
                <div style={{ margin: '20px 0 0', paddingTop: '12px', borderTop: '1px solid #d0d7de' }}>
                  <p style={small}>{why.heading}</p>
                  <ul style={{ ...small, paddingLeft: '20px' }}>
                    {why.lines.map((line, index) => (
                      <li key={index}>{line}</li>
                    ))}
                  </ul>
                  {content.closing.map((line, index) => (
                    <p key={index} style={small}>
                      {line}
                    </p>
                  ))}
                  {decline && (
                    <p style={small}>
                      <a href={decline.url} style={{ color: '#0b4f8a' }}>
                        {decline.label}
                      </a>
                    </p>
                  )}
                </div>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
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
