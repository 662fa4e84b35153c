// The way from a mail to where it is acknowledged, and what that is good for.
import type { CSSProperties, ReactElement } from 'react';

export interface ReadLink {
  label: string;
  hint: string;
  url: string;
}

const button: CSSProperties = {
  display: 'inline-block',
  padding: '10px 16px',
  fontSize: '15px',
  lineHeight: '22px',
  fontWeight: 'bold',
  color: '#ffffff',
  backgroundColor: '#0b4f8a',
  border: '1px solid #0b4f8a',
  textDecoration: 'none',
};

export function ReadButton({ read }: { read: ReadLink }): ReactElement {
  return (
    <div style={{ margin: '20px 0 12px' }}>
      <a href={read.url} style={button}>
        {read.label}
      </a>
      <p style={{ margin: '8px 0 0', fontSize: '13px', lineHeight: '19px', color: '#57606a' }}>{read.hint}</p>
    </div>
  );
}
