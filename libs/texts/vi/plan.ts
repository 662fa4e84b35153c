// What is said about a document that cannot be read, and about what was read with doubt.
import { number } from './number.js';
import type { Params, Sentences } from '../facts/sentences.js';

const HEAD: Readonly<Record<string, string>> = {
  number: 'số, ký hiệu',
  issuer: 'cơ quan ban hành',
  issuedOn: 'ngày ban hành',
  year: 'năm kế hoạch',
};
const COLUMNS: Readonly<Record<string, string>> = {
  lead: 'Cơ quan chủ trì',
  coordinator: 'Cơ quan phối hợp',
  deadline: 'Thời hạn',
  product: 'Sản phẩm',
  title: 'Nhiệm vụ',
  funding: 'Kinh phí',
};
/** What a document has too many of. */
const DOCUMENT_PARTS: Readonly<Record<string, string>> = {
  entries: 'tệp con bên trong',
  nodes: 'phần tử',
  paragraphs: 'đoạn văn',
  cells: 'ô',
  pages: 'trang',
  sheets: 'trang tính',
  letters: 'chữ',
  lines: 'dòng có chữ',
  rules: 'quy tắc định dạng',
};
const of = (words: Readonly<Record<string, string>>, name: string | number = ''): string => words[name] ?? String(name);

export const refusals = {
  'document.secret': (p) =>
    `${p.file ? `Tệp “${p.file}”` : 'Nội dung gửi lên'} mang dấu độ mật “${p.mark}”. Hệ thống này không tiếp nhận tài liệu bí mật nhà nước; không có gì được lưu. Hãy xử lý theo Luật Bảo vệ bí mật nhà nước (số 117/2025/QH15; trước ngày 01/3/2026: số 29/2018/QH14). Nếu dấu chỉ là ghi nhầm, hoặc tài liệu đã được giải mật, hãy bỏ dấu khỏi tệp và tên tệp rồi nhập lại.`,
  'document.not-found': (p) => `Không tìm thấy tệp “${p.file}”. Hãy kiểm tra lại đường dẫn.`,
  'document.unreadable': (p) => `Không mở được tệp “${p.file}”: ${p.detail}.`,
  'document.empty': (p) => `Tệp “${p.file}” không có nội dung.`,
  'document.encoding-unknown': (p) =>
    `Không nhận ra bảng mã của tệp “${p.file}”. Hãy mở tệp bằng chương trình đã soạn và lưu lại theo bảng mã Unicode (UTF-8).`,
  'document.binary': (p) =>
    `Tệp “${p.file}” không phải là văn bản (chứa byte nhị phân). Hãy chọn tệp .docx, .xlsx, .pdf, .html, .csv hoặc .txt.`,
  'document.unsupported': (p) => `Chưa đọc được loại tệp của “${p.file}”. Hãy lưu lại thành .docx, .xlsx, .pdf, .html, .csv hoặc .txt.`,
  'document.legacy-doc': (p) => `Tệp “${p.file}” là Word đời cũ (.doc). Hãy mở bằng Word hoặc LibreOffice rồi lưu lại thành .docx.`,
  'document.legacy-xls': (p) => `Tệp “${p.file}” là Excel đời cũ (.xls). Hãy mở bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx.`,
  'document.scanned': (p) =>
    `Tệp “${p.file}” là bản chụp, không có lớp chữ. Hãy dùng bản điện tử gốc, hoặc nhận dạng chữ (OCR) rồi lưu lại thành .docx.`,
  'document.encrypted': (p) => `Tệp “${p.file}” đặt mật khẩu. Hãy bỏ mật khẩu rồi lưu lại.`,
  'document.damaged': (p) => `Tệp “${p.file}” bị hỏng hoặc bị cắt cụt (${p.detail}). Hãy lấy lại bản gốc.`,
  'document.too-large': (p) => `Tệp “${p.file}” lớn hơn mức cho phép (${p.limit} MB).`,
  'document.too-large-inside': (p) =>
    `Nội dung nén trong tệp “${p.file}” lớn hơn mức cho phép (${p.limit} MB sau khi giải nén), nên không đọc.`,
  'document.too-many-parts': (p) =>
    `Tệp “${p.file}” có quá ${number(Number(p.limit))} ${DOCUMENT_PARTS[String(p.part)]}, nên không đọc. Hãy chỉ để lại phần văn bản và bảng nhiệm vụ.`,
  'document.too-deep': (p) => `Tệp “${p.file}” có các phần lồng nhau quá ${p.limit} lớp, nên không đọc. Hãy mở rồi lưu lại tệp.`,
  'document.too-slow': (p) =>
    `Đọc tệp “${p.file}” quá ${p.seconds} giây chưa xong nên đã dừng. Tệp quá phức tạp; hãy chỉ để lại phần văn bản và bảng nhiệm vụ.`,
  'document.too-much-memory': (p) =>
    `Đọc tệp “${p.file}” cần quá ${p.limit} MB bộ nhớ nên đã dừng. Tệp quá lớn; hãy chỉ để lại phần văn bản và bảng nhiệm vụ.`,
  'document.folder': (p) => `“${p.file}” là một thư mục. Hãy chọn một tệp.`,
  'document.forbidden': (p) => `Không có quyền đọc tệp “${p.file}”.`,
  'document.cell-too-long': (p) => `Tệp “${p.file}” có ô hoặc đoạn dài quá ${p.limit} chữ, nên không đọc. Hãy kiểm tra lại tệp.`,
  'document.too-many-rows': (p) => `Tệp “${p.file}” có bảng quá ${p.limit} dòng, nên không đọc. Hãy chỉ để lại bảng nhiệm vụ.`,
  'document.too-many-columns': (p) =>
    `Tệp “${p.file}” có bảng rộng ${p.columns} cột, quá mức ${p.limit} cột, nên không đọc. Hãy chỉ để lại các cột của bảng nhiệm vụ.`,
  'document.unsafe-xml': (p) =>
    `Tệp “${p.file}” có khai báo XML không an toàn, nên không đọc. Hãy mở rồi lưu lại bằng Word, Excel hoặc LibreOffice.`,
} satisfies Sentences;

/** Over the text of a note that a cell points to. */
export const noteHeading = (p: Params): string => `Chú thích ${p.mark}`;

/** What the reviewer of a plan is told, row by row and for the whole document. */
export const problems = {
  'no-table': () => 'Không tìm thấy bảng nhiệm vụ trong văn bản.',
  'no-tasks': () => 'Không đọc được nhiệm vụ nào trong văn bản.',
  'prose-task': () => 'Nhiệm vụ này đọc từ câu văn, không phải từ bảng. Đề nghị kiểm tra.',
  'not-a-task-table': (p) =>
    `Bảng này (${p.rows} dòng) không có cột nhiệm vụ cùng cột cơ quan chủ trì hoặc thời hạn nên không đọc thành nhiệm vụ.`,
  'cells-by-line': () =>
    'Bảng được dán mỗi ô một dòng, không có dấu ngăn cách; dòng này được dựng lại theo nội dung. Đề nghị đối chiếu với bản gốc.',
  'headings-missing': (p) => `Bảng không có dòng tiêu đề cột. Các cột được hiểu theo nội dung: ${p.guess}. Đề nghị kiểm tra.`,
  'column-missing': (p) => `Bảng không có cột “${of(COLUMNS, p.column)}”.`,
  'row-unread': () => 'Không rõ dòng này thuộc phần nào của bảng, nên chưa đọc thành nhiệm vụ.',
  'cell-extra': () => 'Ô này nằm ngoài các cột của bảng, nên chưa đọc.',
  'cell-missing': (p) => `Dòng này không có ô “${of(COLUMNS, p.column)}”.`,
  'cell-carried': (p) => `Dòng này không có ô “${of(COLUMNS, p.column)}”; hiểu là ô gộp với dòng trên. Đề nghị kiểm tra.`,
  'row-judged': () => 'Các ô của dòng này không khớp với cột, nên được xếp theo nội dung. Đề nghị kiểm tra.',
  'row-struck': () => 'Văn bản đã gạch bỏ cả dòng này. Phải quyết định: không phải nhiệm vụ, hay vẫn giao.',
  'text-struck': (p) =>
    `${p.column ? `Ô “${of(COLUMNS, p.column)}”` : 'Chỗ này'} có chữ bị gạch bỏ trong văn bản: “${p.words}”; chỉ đọc phần còn lại. Đề nghị kiểm tra.`,
  'paragraph-struck': (p) => `Văn bản đã gạch bỏ đoạn “${p.words}”; đoạn này không được đọc.`,
  'row-hidden': () => 'Dòng này bị ẩn trong trang tính; vẫn được đọc. Đề nghị kiểm tra.',
  'note-missing': (p) => `Dòng này có dấu chú thích “${p.mark}” nhưng không tìm thấy nội dung chú thích. Đề nghị đối chiếu với bản gốc.`,
  'title-missing': () => 'Dòng này không ghi nội dung nhiệm vụ; lấy theo dòng trên. Đề nghị kiểm tra.',
  'fused-shared': (p) =>
    `Một ô ghi ${p.count} nhiệm vụ nhưng chỉ có một dòng cơ quan và thời hạn; các nhiệm vụ này dùng chung. Đề nghị kiểm tra.`,
  'funding-missing': () => 'Dòng này không có ô kinh phí.',
  'lead-missing': () => 'Chưa có cơ quan chủ trì.',
  'lead-unknown': (p) => `Danh bạ chưa có cơ quan chủ trì “${p.agency}”.`,
  'agency-unresolved': (p) => `Không rõ “${p.text}” là cơ quan nào.`,
  'deadline-missing': () => 'Chưa có thời hạn.',
  'deadline-unreadable': (p) => `Không đọc được thời hạn “${p.text}”.`,
  'deadline-ambiguous': (p) => `Thời hạn “${p.text}” có thể hiểu nhiều cách. ${p.question}`,
  'columns-guessed': () => 'Bảng không có tiêu đề cột; các ô của dòng này được hiểu theo nội dung. Đề nghị kiểm tra.',
  'deadline-without-year': (p) => `Thời hạn “${p.text}” không ghi năm và văn bản cũng không cho biết năm kế hoạch.`,
  'parties-unmarked': () =>
    'Ô này không nói rõ cơ quan nào chủ trì, cơ quan nào phối hợp; hiểu cơ quan ghi đầu tiên là chủ trì. Đề nghị kiểm tra.',
  'section-number-twice': (p) => `Số mục “${p.code}” dùng cho hai mục khác nhau: “${p.first}” và “${p.second}”.`,
  'head-missing': (p) => `Không tìm thấy ${of(HEAD, p.what)} của văn bản.`,
  'encoding-converted': (p) => `Văn bản dùng bảng mã cũ ${p.encoding}, đã chuyển sang Unicode. Đề nghị đối chiếu với bản gốc.`,
  'hidden-characters': (p) => `Văn bản có ${p.count} ký tự ẩn (điều khiển hướng chữ hoặc khoảng trắng rộng bằng không); đã bỏ khi đọc.`,
  'tracked-changes': (p) => `Văn bản còn ${p.count} chỗ sửa chưa chấp nhận; đã đọc như mọi chỗ sửa được chấp nhận.`,
  'hidden-rows': (p) => `Trang tính “${p.sheet}” có ${p.count} dòng bị ẩn; vẫn được đọc.`,
  'hidden-sheet': (p) => `Trang tính “${p.sheet}” bị ẩn; vẫn được đọc.`,
  'hidden-columns': (p) => `Trang tính “${p.sheet}” có ${p.count} cột bị ẩn; vẫn được đọc.`,
  'sheet-cut': (p) => `Trang tính “${p.sheet}” có vùng dữ liệu vượt quá dòng ${p.limit}; các dòng sau đó chưa được xem.`,
  formulas: (p) => `Trang tính “${p.sheet}” có ${p.count} ô công thức; đọc theo giá trị đã lưu, không tính lại. Đề nghị kiểm tra.`,
  macros: () => 'Tệp có macro; macro không được chạy và không được đọc.',
  'hidden-text': (p) => `Văn bản có ${p.count} chỗ để chữ ẩn (không in ra); phần chữ ẩn không được đọc.`,
  'formatting-unseen': (p) => `Không xem được định dạng chữ (gạch bỏ, chỉ số trên) trong “${p.file}”. Đề nghị đối chiếu với bản gốc.`,
  'formatting-conditional': (p) =>
    `Trang tính “${p.sheet}” gạch bỏ chữ theo điều kiện ở vùng ${p.range}; không biết điều kiện có xảy ra hay không nên vẫn đọc. Đề nghị đối chiếu với bản gốc.`,
  'text-boxes': (p) => `Văn bản có ${p.count} khung chữ; nội dung được đọc tại chỗ đặt khung.`,
  'pdf-table': () => 'Bảng được dựng lại từ vị trí chữ trong tệp PDF. Đề nghị đối chiếu với bản gốc.',
} satisfies Sentences;
