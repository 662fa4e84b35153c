// The frame of every mail: one column with inline styles and no outside images, which states text and background colours
// together, so that dark clients keep it readable.
import type { CSSProperties, ReactElement, ReactNode } from 'react';
import { ReadButton, type ReadLink } from './read-button.template.js';

export type Tone = 'late' | 'soon' | 'calm';

const FONT = "'Segoe UI', Roboto, Arial, sans-serif";
export const INK = '#1b1f24';
export const MUTED = '#57606a';
export const PAPER = '#ffffff';
export const LINK = '#0b4f8a';
export const LINE = '1px solid #d0d7de';
export const TONES: Record<Tone, { ink: string; tint: string }> = {
  late: { ink: '#a40e26', tint: '#ffebe9' },
  soon: { ink: '#7a4d00', tint: '#fff4ce' },
  calm: { ink: LINK, tint: '#e7f2fb' },
};

export const paragraph: CSSProperties = { margin: '0 0 12px', fontSize: '15px', lineHeight: '22px', color: INK };
export const small: CSSProperties = { margin: '0 0 6px', fontSize: '13px', lineHeight: '19px', color: MUTED };

/** A title that leads to a page when there is one. */
export const Linked = ({ url, children }: { url: string | null; children: string }): ReactElement =>
  url ? (
    <a href={url} style={{ color: LINK }}>
      {children}
    </a>
  ) : (
    <>{children}</>
  );

export function Heading({ tone, children }: { tone: Tone; children: string }): ReactElement {
  const { ink, tint } = TONES[tone];
  const style: CSSProperties = {
    margin: '0 0 10px',
    padding: '8px 12px',
    fontSize: '17px',
    color: ink,
    backgroundColor: tint,
    borderLeft: `4px solid ${ink}`,
  };
  return <h2 style={style}>{children}</h2>;
}

export interface MailHead {
  lang: string;
  subject: string;
  organisation: string;
  salutation: string;
  summary: string;
  read: ReadLink | null;
  open: { label: string; url: string } | null;
}

/** @param width of the column, in pixels @param footer small print below the line */
export function MailFrame({
  head,
  width,
  children,
  footer,
}: {
  head: MailHead;
  width: number;
  children: ReactNode;
  footer: ReactNode;
}): ReactElement {
  const { lang, subject, organisation, salutation, summary, read, open } = head;
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
        <title>{subject}</title>
      </head>
      <body style={{ margin: 0, padding: '16px 8px', backgroundColor: '#f3f5f7', color: INK, fontFamily: FONT }}>
        <table
          role="presentation"
          align="center"
          width={width}
          cellPadding={0}
          cellSpacing={0}
          style={{ width: '100%', maxWidth: `${width}px` }}
        >
          <tbody>
            <tr>
              <td style={{ padding: '20px', backgroundColor: PAPER, color: INK, fontFamily: FONT }}>
                <p style={{ ...small, fontWeight: 'bold' }}>{organisation}</p>
                <p style={{ ...paragraph, fontWeight: 'bold' }}>{salutation}</p>
                <p style={paragraph}>{summary}</p>
                {children}
                {read && <ReadButton read={read} />}
                {open && (
                  <p style={paragraph}>
                    {open.label}: <Linked url={open.url}>{open.url}</Linked>
                  </p>
                )}
                <div style={{ margin: '20px 0 0', paddingTop: '12px', borderTop: LINE }}>{footer}</div>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

export const Closing = ({ lines }: { lines: readonly string[] }): ReactElement => (
  <>
    {lines.map((line, index) => (
      <p key={index} style={small}>
        {line}
      </p>
    ))}
  </>
);
