// What may be declined: mails that are for information only. A mail that asks an official to act is part of the office and
// cannot be, nor can one that carries both.
import type { NoticeRow } from '../facts/notices.projection.js';

export const mayDecline = (notices: readonly Pick<NoticeRow, 'copy'>[]): boolean =>
  notices.length > 0 && notices.every((notice) => notice.copy);
