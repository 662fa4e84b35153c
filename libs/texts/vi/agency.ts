// What the directory of agencies says: its refusals and its facts.
import { wrong } from './input.js';
import { printDay } from '../../kernel/day.rule.js';
import type { AgencySentences } from '../facts/agency-facts.js';
import type { Params, Sentences } from '../facts/sentences.js';

const where = (p: Params): string => (p.file ? ` (tệp ${p.file})` : '');

export const contactRoles: Record<string, string> = {
  contact: 'đầu mối',
  head: 'thủ trưởng',
  'vice-chair': 'Phó Chủ tịch phụ trách',
  chair: 'Chủ tịch',
  'office-chief': 'Chánh Văn phòng',
};
const seat = (role: unknown, deputy: unknown = false): string =>
  `${contactRoles[String(role)] ?? String(role)}${deputy ? ' (người thay)' : ''}`;

/** What is wrong with a way to reach somebody, with what was typed. */
export const contactFaults = {
  'not-a-number': (text: string) => `“${text}” không phải là một số điện thoại; mỗi ô chỉ ghi một số, không kèm chữ`,
  'several-numbers': (text: string) => `“${text}” có nhiều số điện thoại; mỗi ô chỉ ghi một số`,
  'short-code': (text: string) => `“${text}” là đầu số ngắn hoặc tổng đài, không phải số điện thoại của cơ quan, cá nhân`,
  foreign: (text: string) => `“${text}” không phải số điện thoại của Việt Nam`,
  'no-such-prefix': (text: string) => `“${text}” không phải số di động (đầu số không có) và không phải số cố định`,
  length: (text: string) => `“${text}” thừa hoặc thiếu chữ số`,
  landline: (text: string) => `“${text}” là số cố định`,
  'several-addresses': (text: string) => `“${text}” có nhiều địa chỉ thư điện tử; chỉ ghi một địa chỉ`,
  'no-address': (text: string) => `“${text}” không phải là địa chỉ thư điện tử`,
};

export const refusals = {
  'agency.file-not-read': (p) =>
    `Không đọc được tệp danh bạ cơ quan “${p.file}”: ${p.detail === 'ENOENT' ? 'không có tệp này' : p.detail}.`,
  'agency.file-not-json': (p) => `Tệp danh bạ cơ quan “${p.file}” không phải là JSON hợp lệ.`,
  'agency.file-struck': (p) =>
    `Trang “${p.sheet}” có ${p.count} ô bị gạch bỏ (${p.cells}${Number(p.count) > 10 ? ', …' : ''}). Hãy xóa hẳn, hoặc bỏ gạch, rồi nhập lại.`,
  'agency.file-not-workbook': (p) => `Tệp danh bạ cơ quan “${p.file}” không mở được như một bảng tính XLSX.`,
  'agency.file-too-large': (p) => `Tệp danh bạ cơ quan${p.file ? ` “${p.file}”` : ''} lớn hơn mức cho phép (${p.limit} MB).`,
  'agency.sheet-missing': (p) => `Bảng tính không có trang “${p.sheet}”${where(p)}.`,
  'agency.sheet-column': (p) => `Trang “${p.sheet}” thiếu cột “${p.column}” ở dòng đầu${where(p)}.`,
  'agency.sheet-empty': (p) => `Trang “${p.sheet}”, dòng ${p.row}: cột “${p.column}” không được để trống${where(p)}.`,
  'agency.sheet-cell': (p) => `Trang “${p.sheet}”, dòng ${p.row}, cột “${p.column}”: ${wrong(p)}${where(p)}.`,
  'agency.misshapen': (p) => `Danh bạ cơ quan sai ở mục “${p.field}”: ${wrong(p)}${where(p)}.`,
  'agency.duplicate': (p) => `Danh bạ có hai cơ quan cùng mã “${p.agency}”${where(p)}.`,
  'agency.unknown-member': (p) => `Nhóm “${p.group}” có thành viên “${p.agency}” không có trong danh bạ${where(p)}.`,
  'agency.group-in-itself': (p) => `Nhóm “${p.group}” chứa chính nó${where(p)}.`,
  'agency.unknown-overseer': (p) => `Cơ quan theo dõi hoặc cơ quan giao nhiệm vụ “${p.agency}” không có trong danh bạ${where(p)}.`,
  'agency.contact-of-nobody': (p) => `Đầu mối “${p.title}” thuộc cơ quan “${p.agency}” không có trong danh bạ${where(p)}.`,
  'agency.validity-backwards': (p) => `Đầu mối “${p.title}” có ngày hết hiệu lực sớm hơn ngày bắt đầu${where(p)}.`,
  'agency.no-directory': () => 'Chưa có danh bạ cơ quan; hãy nhập một danh bạ trước.',
  'agency.unknown': (p) => `Danh bạ không có cơ quan “${p.agency}”.`,
  'agency.unknown-verb': (p) => `Không có thao tác “${p.verb}” với danh bạ. Các thao tác: ${p.verbs}.`,
  'agency.no-name': (p) => `“${p.alias}” không phải là tên: cần ít nhất một chữ cái hoặc chữ số.`,
  'agency.alias-taken': (p) => `Tên “${p.alias}” đã chỉ ${p.name} (${p.agency}). Hãy bỏ tên đó ở cơ quan kia trước.`,
  'agency.no-alias': (p) => `Cơ quan “${p.agency}” không có tên gọi khác “${p.alias}”.`,
  'agency.not-a-group': (p) => `“${p.agency}” không phải là nhóm nên không có thành viên.`,
  'agency.contact-untitled': (p) => `Đầu mối mới (${seat(p.role)}) của “${p.agency}” cần chức danh, ví dụ “Giám đốc Sở Tư pháp”.`,
  'agency.no-contact': (p) => `Ngày ${printDay(String(p.day))}, “${p.agency}” không có ${seat(p.role)} nào.`,
  'agency.contact-overlap': (p) =>
    `“${p.title}” và “${p.other}” cùng giữ một vai trò của “${p.agency}” trong cùng thời gian${where(p)}. Hãy kết thúc người trước rồi mới ghi người sau.`,
  'agency.deputy-without-start': (p) => `Người thay “${p.title}” phải có ngày bắt đầu${where(p)}.`,
} satisfies Sentences;

const under = (d: { document: string | null }): string => (d.document ? ` theo văn bản ${d.document}` : '');
const span = (d: { validFrom: string | null; validTo: string | null }): string =>
  `${d.validFrom ? ` từ ngày ${printDay(d.validFrom)}` : ''}${d.validTo ? ` đến hết ngày ${printDay(d.validTo)}` : ''}`;

/** One sentence an event for the trail; who recorded it and when stands beside it. */
export const events: AgencySentences = {
  DirectoryImported: (d) =>
    `Nhập danh bạ cơ quan từ “${d.source}”: ${d.directory.agencies.length} cơ quan, ${d.directory.contacts.length} đầu mối`,
  AgencyAdded: (d) => `Thêm cơ quan ${d.agency.name} (${d.agency.id})${under(d)}`,
  AgencyChanged: (d) => `${d.renamedFrom ? `Đổi tên ${d.renamedFrom} thành` : 'Sửa thông tin cơ quan'} ${d.name} (${d.agency})${under(d)}`,
  AliasTaught: (d, names) => `Ghi nhận “${d.alias}” là tên gọi khác của ${names(d.agency)}${under(d)}`,
  AliasForgotten: (d, names) => `Bỏ tên gọi “${d.alias}” của ${names(d.agency)}${under(d)}`,
  MembersSet: (d, names) => `Xác định thành viên của ${names(d.group)}: ${d.members.map(names).join('; ') || 'không có'}${under(d)}`,
  OverseersSet: (d, names) =>
    `Xác định cơ quan giao nhiệm vụ: ${names(d.authority)}; cơ quan theo dõi: ${d.overseers.map(names).join('; ') || 'không có'}${under(d)}`,
  ContactSet: ({ contact, ...d }, names) =>
    `Ghi nhận ${seat(contact.role, contact.deputy)} của ${names(contact.agency)}: ${contact.title}${span(contact)}${under(d)}`,
  ContactEnded: (d, names) => `Kết thúc ${seat(d.role, d.deputy)} của ${names(d.agency)} vào hết ngày ${printDay(d.validTo)}${under(d)}`,
};

/** What kind of office an agency is, by the word the directory keeps. */
export const agencyKinds: Readonly<Record<string, string>> = {
  so: 'sở',
  nganh: 'cơ quan ngang sở',
  ban: 'ban',
  'thanh-pho': 'thành phố',
  huyen: 'huyện',
  xa: 'xã',
  phuong: 'phường',
  'dac-khu': 'đặc khu',
  khac: 'khác',
};
