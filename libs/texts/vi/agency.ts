// What the directory of agencies says: its refusals and its facts.
import type { Params, Sentences } from '../sentences.js';

const where = (p: Params): string => (p.file ? ` (tệp ${p.file})` : '');

export const refusals = {
  'agency.file-not-read': (p) =>
    `Không đọc được tệp danh bạ cơ quan “${p.file}”: ${p.detail === 'ENOENT' ? 'không có tệp này' : p.detail}.`,
  'agency.file-not-json': (p) => `Tệp danh bạ cơ quan “${p.file}” không phải là JSON hợp lệ.`,
  'agency.misshapen': (p) => `Danh bạ cơ quan sai ở mục “${p.field}”: ${p.vi}${where(p)}.`,
  'agency.duplicate': (p) => `Danh bạ có hai cơ quan cùng mã “${p.agency}”${where(p)}.`,
  'agency.unknown-member': (p) => `Nhóm “${p.group}” có thành viên “${p.agency}” không có trong danh bạ${where(p)}.`,
  'agency.group-in-itself': (p) => `Nhóm “${p.group}” chứa chính nó${where(p)}.`,
  'agency.unknown-overseer': (p) => `Cơ quan theo dõi hoặc cơ quan giao nhiệm vụ “${p.agency}” không có trong danh bạ${where(p)}.`,
  'agency.contact-of-nobody': (p) => `Đầu mối “${p.title}” thuộc cơ quan “${p.agency}” không có trong danh bạ${where(p)}.`,
  'agency.validity-backwards': (p) => `Đầu mối “${p.title}” có ngày hết hiệu lực sớm hơn ngày bắt đầu${where(p)}.`,
} satisfies Sentences;

export const events = {
  DirectoryImported: (d: { source: string; directory: { agencies: readonly unknown[]; contacts: readonly unknown[] } }) =>
    `Nhập danh bạ cơ quan từ “${d.source}”: ${d.directory.agencies.length} cơ quan, ${d.directory.contacts.length} đầu mối`,
};
