// The digest as a letter: blocks of figures and lists, in words.
import type { ReadLink } from '../notice/templates/read-button.template.js';

export interface DigestItem {
  title: string;
  url: string | null;
  /** Set off from the rest: newly late. */
  mark: string | null;
  facts: string[];
}

export interface DigestBlock {
  heading: string;
  tone: 'late' | 'soon' | 'calm';
  notes: string[];
  table: { columns: string[]; rows: string[][] } | null;
  groups: { title: string | null; items: DigestItem[] }[];
}

export interface DigestLetter {
  lang: string;
  subject: string;
  organisation: string;
  salutation: string;
  summary: string;
  blocks: DigestBlock[];
  read: ReadLink | null;
  open: { label: string; url: string } | null;
  closing: string[];
}

export interface DigestReader {
  lang: 'vi' | 'en';
  addressee: string;
  organisation: string;
  /** Address of the service, if readers can open it. */
  link: string | null;
  /** Where the reader of this mail acknowledges it; none outside a mail. */
  read?: string | null;
  /** Codes of libs/texts as sentences. */
  reason(code: string, params: Record<string, string | number>): string;
  chore(kind: string, params: Record<string, string | number>): string;
  /** What a report of a period is called. */
  report(period: string): string;
}
