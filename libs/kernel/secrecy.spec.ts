// Marks of secrecy as they are stamped and typed, and words that only look like them.
import { secrecyIn, secrecyOfName } from './secrecy.rule.js';

const at = (line: string) => secrecyIn(['ỦY BAN NHÂN DÂN TỈNH THỬ', line, 'KẾ HOẠCH NĂM 2026']);

describe('a line that marks a document', () => {
  it.each([
    ['MẬT', 'MẬT'],
    ['Mật', 'MẬT'],
    ['TỐI MẬT', 'TỐI MẬT'],
    ['Tối mật', 'TỐI MẬT'],
    ['TUYỆT MẬT', 'TUYỆT MẬT'],
    ['Tuyệt Mật', 'TUYỆT MẬT'],
    ['M Ậ T', 'MẬT'],
    ['T U Y Ệ T   M Ậ T', 'TUYỆT MẬT'],
    ['M.Ậ.T', 'MẬT'],
    ['*** TỐI MẬT ***', 'TỐI MẬT'],
    ['[MẬT]', 'MẬT'],
    ['(Mật)', 'MẬT'],
    ['MẬT'.normalize('NFD'), 'MẬT'],
    ['TUYỆT MẬT'.normalize('NFD'), 'TUYỆT MẬT'],
    ['MAT', 'MẬT'],
    ['TOI MAT', 'TỐI MẬT'],
    ['TUYET MAT', 'TUYỆT MẬT'],
    ['MÂT', 'MẬT'],
    ['M\u200bẬ\u200bT', 'MẬT'],
    ['ＭẬＴ', 'MẬT'],
    ['МẬТ', 'MẬT'],
    ['Độ mật: Mật', 'MẬT'],
    ['Độ khẩn: Hỏa tốc; độ mật: tối mật', 'TỐI MẬT'],
    ['Mức độ mật: TUYỆT MẬT', 'TUYỆT MẬT'],
    ['TÀI LIỆU MẬT', 'MẬT'],
    ['Tài liệu tuyệt mật', 'TUYỆT MẬT'],
    ['MẬT (Bản số: 03)', 'MẬT'],
    ['MẬT Bản số 05', 'MẬT'],
    ['TỐI MẬT - KHÔNG SAO CHỤP', 'TỐI MẬT'],
    ['UBND TỈNH THỬ          MẬT', 'MẬT'],
    ['UBND TỈNH THỬ\tM Ậ T', 'MẬT'],
    ['| UBND TỈNH THỬ | TỐI MẬT |', 'TỐI MẬT'],
    ['KẾ HOẠCH CÔNG TÁC (MẬT)', 'MẬT'],
    ['HỎA TỐC - MẬT', 'MẬT'],
    ['MẬT, THƯỢNG KHẨN', 'MẬT'],
    ['KHẨN TỐI MẬT', 'TỐI MẬT'],
    ['Bản số 01 MẬT', 'MẬT'],
    ['Trang 1/5 - MẬT', 'MẬT'],
    ['UBND TỈNH THỬ - TUYỆT MẬT', 'TUYỆT MẬT'],
    ['MẬT MẬT MẬT', 'MẬT'],
    ['Số: 12/KH-UBND (Mật)', 'MẬT'],
    ['Số: 05/MẬT-KH-UBND', 'MẬT'],
    ['Đóng dấu MẬT', 'MẬT'],
    ['Độ mật MẬT', 'MẬT'],
    ['ĐỘ TỐI MẬT', 'TỐI MẬT'],
    ['Mức độ: Mật', 'MẬT'],
    ['Độ bảo mật: Mật', 'MẬT'],
    ['Phân loại: Tối mật', 'TỐI MẬT'],
    ['do_mat: Mật', 'MẬT'],
    ['[x] Mật', 'MẬT'],
    ['Văn bản có độ Mật', 'MẬT'],
    ['TÀI LIỆU MẬT SỐ 3', 'MẬT'],
    ['Tài liệu mật, không sao chụp', 'MẬT'],
    ['Bí mật nhà nước độ Tối mật', 'TỐI MẬT'],
    ['ΜẬΤ', 'MẬT'],
  ])('%s', (line, degree) => expect(at(line)).toBe(degree));
});

describe('a line that marks nothing', () => {
  it.each([
    'Bảo mật',
    'BẢO MẬT',
    'BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'Bí mật nhà nước',
    'Căn cứ Luật Bảo vệ bí mật nhà nước;',
    'Mật khẩu',
    'MẬT KHẨU',
    'Mật độ dân số',
    'MẶT',
    'MẮT',
    'Mất',
    'MẤT',
    'mật',
    'Mat',
    'Độ mật',
    'ĐỘ MẬT',
    'Độ mật: Không',
    'Độ mật:',
    'GIẢI MẬT',
    'Mật ong',
    'Quản lý tài liệu có độ Tuyệt mật, Tối mật, Mật theo quy định',
    'Rà soát danh mục bí mật nhà nước độ Tối mật.',
    'Mặt trận Tổ quốc',
    'Triển khai chữ ký số, bảo mật - an toàn thông tin',
    'AN NINH MẠNG, BẢO-MẬT',
    'QUẢN LÝ TÀI LIỆU TUYỆT MẬT, TỐI MẬT, MẬT',
    'Đóng dấu: Tuyệt mật, Tối mật, Mật theo quy định',
    'Mật: 0',
    'Tối mật: 12 văn bản',
    'a) Tuyệt mật',
    '- Mật',
    'KHÔNG MẬT',
    'Độ mật: Không mật',
  ])('%s', (line) => expect(at(line)).toBeNull());

  it('a title broken before the word', () => {
    expect(secrecyIn(['KẾ HOẠCH TRIỂN KHAI CÔNG TÁC BẢO', 'MẬT'])).toBeNull();
    expect(secrecyIn(['VỀ BẢO VỆ BÍ', 'MẬT', 'NHÀ NƯỚC'])).toBeNull();
    expect(secrecyIn(['TUYỆT', 'MẬT'])).toBe('TUYỆT MẬT');
  });

  it('letters one below the other', () => {
    expect(secrecyIn(['M', 'Ậ', 'T', 'UBND TỈNH THỬ'])).toBe('MẬT');
    expect(secrecyIn(['BẢO', 'MẬT'])).toBeNull();
  });

  it('a kind of papers deep in a document is no mark, in capitals it is', () => {
    expect(secrecyIn([...Array<string>(60).fill('dòng'), 'Văn bản mật'])).toBeNull();
    expect(secrecyIn([...Array<string>(60).fill('dòng'), 'TÀI LIỆU MẬT'])).toBe('MẬT');
  });

  it('capitals without accents deep in a document', () => expect(secrecyIn([...Array<string>(60).fill('dòng'), 'MAT'])).toBeNull());
  it('a mark deep in a document marks it all the same', () => expect(secrecyIn([...Array<string>(60).fill('dòng'), 'MẬT'])).toBe('MẬT'));
});

describe('the name of a file', () => {
  it.each([
    ['Kế hoạch (MẬT).docx', 'MẬT'],
    ['Kế hoạch mật.docx', 'MẬT'],
    ['117-KH-UBND_Mật.pdf', 'MẬT'],
    ['117-KH-UBND-MAT.docx', 'MẬT'],
    ['MAT_117-KH-UBND.docx', 'MẬT'],
    ['ke-hoach-mat.docx', 'MẬT'],
    ['tai_lieu_mat.xlsx', 'MẬT'],
    ['ke-hoach-toi-mat.docx', 'TỐI MẬT'],
    ['Ke hoach TUYET MAT.docx', 'TUYỆT MẬT'],
    ['Kế hoạch tối mật 2026.docx'.normalize('NFD'), 'TỐI MẬT'],
    ['tuyetmat.txt', 'TUYỆT MẬT'],
    ['[Mật] Phụ lục', 'MẬT'],
    ['ke hoach mat 2026.docx', 'MẬT'],
    ['cong-van-mat-so-5.pdf', 'MẬT'],
    ['KH-MAT-2026.docx', 'MẬT'],
    ['kh.mat.docx', 'MẬT'],
    ['to-trinh-mat.docx', 'MẬT'],
    ['thong bao mat.docx', 'MẬT'],
    ['KeHoachTuyetMat.docx', 'TUYỆT MẬT'],
    ['kehoachtoimat.docx', 'TỐI MẬT'],
    ['baocaomat.docx', 'MẬT'],
    ['ke%20hoach%20m%E1%BA%ADt.docx', 'MẬT'],
  ])('%s', (name, degree) => expect(secrecyOfName(name)).toBe(degree));

  it.each([
    'ke-hoach-bao-mat.docx',
    'Kế hoạch bảo mật.docx',
    'KE HOACH BAO MAT.docx',
    'bao-ve-bi-mat-nha-nuoc.docx',
    'Bảo vệ bí mật nhà nước 2026.docx',
    'doi-mat-khau.txt',
    'Mật độ dân số.xlsx',
    'mat-tran-to-quoc.docx',
    'MAT TRAN TO QUOC.docx',
    'giai-phong-mat-bang.xlsx',
    'le-ra-mat.docx',
    'LE RA MAT.docx',
    'Mặt bằng.docx',
    'ke-hoach.docx',
    'format.docx',
    'Phụ lục',
    'BV MAT.docx',
    'BENH VIEN MAT.xlsx',
    'BaoMat.docx',
    'MatDoDanSo.docx',
    'automat.docx',
    'Không mật.docx',
    'so-luong-mat-hang.xlsx',
    '100%.docx',
  ])('%s', (name) => expect(secrecyOfName(name)).toBeNull());
});
