import { issuerIn, runningName } from './issuer.rule.js';
import { readText } from '../../../../test/support/read-plans.js';
import { readHead } from './plan-head.rule.js';

describe('the head of a document', () => {
  it('is read from a letter-head in two columns, whatever their order', () => {
    const head = readHead([
      'ỦY BAN NHÂN DÂN',
      'TỈNH NAM ĐỊNH',
      '-------',
      'CỘNG HÒA XÃ HỘI',
      'CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 205/KH-UBND',
      'Nam Định, ngày 27',
      'tháng 12 năm 2022',
      'KẾ HOẠCH',
      'CẢI CÁCH HÀNH CHÍNH TỈNH NAM ĐỊNH NĂM 2023',
      'Thực hiện Công văn số 6459/BNV-CCHC ngày 07/12/2022',
    ]);
    expect(head).toEqual({
      number: '205/KH-UBND',
      issuer: 'Ủy ban nhân dân tỉnh Nam Định',
      issuedOn: '2022-12-27',
      year: 2023,
      title: 'KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH TỈNH NAM ĐỊNH NĂM 2023',
    });
  });

  it('takes the first lines of a decision as its title', () => {
    const head = readHead([
      'BỘ NỘI VỤ',
      'Số: 12/QĐ-BNV',
      'Hà Nội, ngày 05 tháng 01 năm 2025',
      'QUYẾT ĐỊNH',
      'Ban hành Kế hoạch cải cách hành chính của Bộ Nội vụ',
      'BỘ TRƯỞNG BỘ NỘI VỤ',
      'Căn cứ Nghị định số 63/2022/NĐ-CP ngày 12 tháng 9 năm 2022;',
    ]);
    expect(head).toEqual({
      number: '12/QĐ-BNV',
      issuer: 'Bộ Nội vụ',
      issuedOn: '2025-01-05',
      year: 2025,
      title: 'QUYẾT ĐỊNH Ban hành Kế hoạch cải cách hành chính của Bộ Nội vụ',
    });
  });

  it('falls back on what the annex says it belongs to', () => {
    const head = readHead(['PHỤ LỤC', 'NHIỆM VỤ NĂM 2026', '(Kèm theo Kế hoạch số 9/KH-UBND ngày 15/01/2026 của UBND tỉnh Ninh Bình)']);
    expect(head).toMatchObject({ number: '9/KH-UBND', issuedOn: '2026-01-15', issuer: 'Ủy ban nhân dân tỉnh Ninh Bình', year: 2026 });
  });

  it('never takes numbers and days of the documents it cites', () => {
    const head = readHead([
      'KẾ HOẠCH',
      'Chuyển đổi số năm 2026',
      'Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị',
    ]);
    expect(head).toMatchObject({ number: null, issuedOn: null, year: 2026, title: 'KẾ HOẠCH Chuyển đổi số năm 2026' });
  });

  it.each([
    ['KẾ HOẠCH CÔNG TÁC', '30 tháng 12 năm 2024', 2025],
    ['KẾ HOẠCH CÔNG TÁC', '10 tháng 3 năm 2025', 2025],
    ['KẾ HOẠCH GIAI ĐOẠN 2021-2025', '30 tháng 12 năm 2020', 2021],
    ['KẾ HOẠCH GIAI ĐOẠN 2021-2025', '2 tháng 6 năm 2023', 2023],
    ['KẾ HOẠCH NĂM 2024', '30 tháng 12 năm 2022', 2024],
  ])('%s of %s plans for %i', (title, day, year) => {
    expect(readHead(['Số: 1/KH-UBND', `Huế, ngày ${day}`, title]).year).toBe(year);
  });

  it.each(['Nam Định, ngày 15/8/2026', 'Ngày 15.8.2026', '| UBND TỈNH | Nam Định, ngày 15-08-2026 |'])('a day in figures: %s', (line) => {
    expect(readHead(['Số: 1/KH-UBND', line, 'KẾ HOẠCH NĂM 2026']).issuedOn).toBe('2026-08-15');
  });

  it('a day in figures that belongs to another document is none', () => {
    expect(
      readHead(['Số: 1/KH-UBND', 'Sao gửi kèm Công văn số 5/UBND ngày 15/8/2026 của UBND tỉnh', 'KẾ HOẠCH NĂM 2026']).issuedOn,
    ).toBeNull();
  });

  it('of a draft whose day is left open, the month is known', () => {
    const open = readHead(['Số:     /KH-UBND', 'Nam Định, ngày ….. tháng 8 năm 2026', 'KẾ HOẠCH NĂM 2026']);
    expect([open.issuedOn, open.issuedFrom]).toEqual([null, '2026-08-01']);
    expect(readHead(['Số: 1/KH-UBND', 'Nam Định, ngày 15 tháng 8 năm 2026', 'KẾ HOẠCH']).issuedFrom).toBeUndefined();
  });

  it('reads a day that does not exist as no day', () => {
    expect(readHead(['Số: 1/KH-UBND', 'Huế, ngày 31 tháng 02 năm 2025', 'KẾ HOẠCH']).issuedOn).toBeNull();
  });
});

describe('the issuer', () => {
  it.each([
    ['UBND THÀNH PHỐ HÀ NỘI', 'Ủy ban nhân dân thành phố Hà Nội'],
    ['UỶ BAN NHÂN DÂN HUYỆN Ý YÊN', 'Ủy ban nhân dân huyện Ý Yên'],
    ['BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH', 'Bộ Văn hóa, Thể thao và Du lịch'],
    ['BỘ CÔNG THƯƠNG', 'Bộ Công Thương'],
    ['THỦ TƯỚNG CHÍNH PHỦ', 'Thủ tướng Chính phủ'],
    ['CHÍNH PHỦ', 'Chính phủ'],
  ])('%s is written %s', (line, name) => {
    expect(runningName(line)).toBe(name);
  });

  it('is the lower of two bodies, with the province of the higher', () => {
    expect(issuerIn(['UBND TỈNH NAM ĐỊNH', 'SỞ KẾ HOẠCH VÀ ĐẦU TƯ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'], '')).toBe(
      'Sở Kế hoạch và Đầu tư tỉnh Nam Định',
    );
  });
});

describe('letter-heads as pages copy them', () => {
  const issuer = (...lines: string[]) => readHead([...lines, 'KẾ HOẠCH', 'CÔNG TÁC NĂM 2026']).issuer;
  const STATE = ['CỘNG HÒA XÃ HỘI', 'CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'];

  it.each([
    ['Bộ Lao động - Thương binh và Xã hội', ['BỘ LAO ĐỘNG - THƯƠNG', 'BINH VÀ XÃ HỘI', '-------', ...STATE]],
    ['Ủy ban Quốc gia về chuyển đổi số', ['ỦY', 'BAN QUỐC GIA', 'VỀ CHUYỂN ĐỔI SỐ', ...STATE]],
    ['Ngân hàng Nhà nước Việt Nam', ['NGÂN HÀNG NHÀ NƯỚC', 'VIỆT NAM', ...STATE]],
    ['Ủy ban nhân dân Thành phố Hồ Chí Minh', ['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ HỒ CHÍ MINH', ...STATE]],
    ['Tỉnh ủy Lào Cai', ['TỈNH ỦY LÀO CAI', '*', 'ĐẢNG CỘNG SẢN VIỆT NAM']],
    ['Thủ tướng Chính phủ', ['THỦ TƯỚNG CHÍNH PHỦ', ...STATE]],
  ])('%s', (name, lines) => {
    expect(issuer(...lines)).toBe(name);
  });

  it('take the place from the date when the letter-head lost it', () => {
    const head = readHead([
      'ỦY BAN NHÂN DÂN',
      ...STATE,
      'Số: 0155/KH-UBND',
      'Đắk Lắk, ngày 24 tháng 12 năm 2025',
      'CHUYỂN ĐỔI SỐ TỈNH ĐẮK LẮK NĂM 2026',
      'I. MỤC TIÊU',
    ]);
    expect(head).toEqual({
      number: '0155/KH-UBND',
      issuer: 'Ủy ban nhân dân tỉnh Đắk Lắk',
      issuedOn: '2025-12-24',
      year: 2026,
      title: 'CHUYỂN ĐỔI SỐ TỈNH ĐẮK LẮK NĂM 2026',
    });
  });

  it('read the numbers of the Party and of decrees', () => {
    expect(readHead(['TỈNH ỦY LÀO CAI', 'Số: 25-CTr/TU', 'CHƯƠNG TRÌNH HÀNH ĐỘNG', 'NĂM 2026']).number).toBe('25-CTr/TU');
    expect(readHead(['CHÍNH PHỦ', 'Số: 61/2018/NĐ-CP', 'NGHỊ ĐỊNH', 'VỀ CƠ CHẾ MỘT CỬA'])).toMatchObject({
      number: '61/2018/NĐ-CP',
      title: 'NGHỊ ĐỊNH VỀ CƠ CHẾ MỘT CỬA',
    });
  });
});

describe('what falls before a document whose day is in figures, or left open', () => {
  const asked = (line: string, deadline: string) =>
    readText(
      [
        'Số: 9/KH-UBND',
        line,
        'KẾ HOẠCH NĂM 2026',
        '',
        '| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |',
        '|---|---|---|---|',
        `| 1 | Rà soát | Sở Tư pháp | ${deadline} |`,
      ].join('\n'),
    ).tasks[0]!.problems.map(({ message }) => message);

  it('is asked about', () => {
    expect(asked('Nam Định, ngày 15/8/2026', '30/6/2026')).toEqual([expect.stringContaining('15/08/2026')]);
    expect(asked('Nam Định, ngày      tháng 8 năm 2026', 'Quý I/2026')).toEqual([expect.stringContaining('(08/2026)')]);
    expect(asked('Nam Định, ngày      tháng 8 năm 2026', 'Tháng 8/2026')).toEqual([]);
  });
});
