// Names that hold all over the country: fields of sở and bộ, central bodies, provincial bodies, and the words agencies begin with.

/** A field of government as its parts, each written out and shortened; any mix of both is understood. `~` marks a short form used only glued to its head. */
export interface Field {
  name: string;
  parts: [long: string, ...short: string[]][];
  /** Kinds of agencies that exist for the field. */
  heads: string;
}

const field = (heads: string, name: string, ...parts: [string, ...string[]][]): Field => ({ heads, name, parts });

export const FIELDS: Field[] = [
  field('Sở Bộ Phòng', 'Nội vụ', ['Nội vụ', 'NV']),
  field('Sở Bộ Phòng', 'Tư pháp', ['Tư pháp', '~TP']),
  field('Sở Bộ', 'Tài chính', ['Tài chính', 'TC']),
  field('Sở Bộ', 'Kế hoạch và Đầu tư', ['Kế hoạch', 'KH'], ['Đầu tư', 'ĐT', 'DT']),
  field('Sở Bộ', 'Công Thương', ['Công Thương', 'CT']),
  field('Sở Bộ Phòng', 'Nông nghiệp và Phát triển nông thôn', ['Nông nghiệp', 'NN'], ['Phát triển nông thôn', 'PTNT']),
  field('Sở Bộ Phòng', 'Nông nghiệp và Môi trường', ['Nông nghiệp', 'NN'], ['Môi trường', 'MT']),
  field('Sở Bộ', 'Giao thông vận tải', ['Giao thông vận tải', 'GTVT']),
  field('Sở', 'Giao thông công chánh', ['Giao thông công chánh', 'GTCC']),
  field('Sở Bộ', 'Xây dựng', ['Xây dựng', 'XD']),
  field('Sở Bộ Phòng', 'Tài nguyên và Môi trường', ['Tài nguyên', 'TN'], ['Môi trường', 'MT']),
  field('Sở Bộ', 'Thông tin và Truyền thông', ['Thông tin', 'TT'], ['Truyền thông', 'TT']),
  field('Sở Bộ Phòng', 'Lao động - Thương binh và Xã hội', ['Lao động', 'LĐ', 'LD'], ['Thương binh', 'TB'], ['Xã hội', 'XH']),
  field('Sở Bộ', 'Văn hóa, Thể thao và Du lịch', ['Văn hóa', 'VH'], ['Thể thao', 'TT'], ['Du lịch', 'DL']),
  field('Sở', 'Văn hóa, Thông tin, Thể thao và Du lịch', ['Văn hóa', 'VH'], ['Thông tin', 'TT'], ['Thể thao', 'TT'], ['Du lịch', 'DL']),
  field('Sở', 'Văn hóa và Thể thao', ['Văn hóa', 'VH'], ['Thể thao', 'TT']),
  field('Sở', 'Du lịch', ['Du lịch', 'DL']),
  field('Sở Bộ Phòng', 'Khoa học và Công nghệ', ['Khoa học', 'KH'], ['Công nghệ', 'CN']),
  field('Sở Bộ Phòng', 'Giáo dục và Đào tạo', ['Giáo dục', 'GD'], ['Đào tạo', 'ĐT', 'DT']),
  field('Sở', 'Giáo dục, Khoa học và Công nghệ', ['Giáo dục', 'GD'], ['Khoa học', 'KH'], ['Công nghệ', 'CN']),
  field('Sở Bộ Phòng', 'Y tế', ['Y tế', 'YT']),
  field('Sở Bộ Phòng', 'Dân tộc và Tôn giáo', ['Dân tộc', 'DT'], ['Tôn giáo', 'TG']),
  field('Sở', 'Ngoại vụ', ['Ngoại vụ', 'NgV']),
  field('Bộ', 'Ngoại giao', ['Ngoại giao', 'NG']),
  field('Bộ', 'Quốc phòng', ['Quốc phòng', 'QP']),
  field('Bộ', 'Công an', ['Công an', 'CA']),
  field('Sở', 'Quy hoạch - Kiến trúc', ['Quy hoạch', 'QH'], ['Kiến trúc', 'KT']),
  field('Sở', 'An toàn thực phẩm', ['An toàn thực phẩm', 'ATTP']),
  field('Phòng', 'Tài chính - Kế hoạch', ['Tài chính', 'TC'], ['Kế hoạch', 'KH']),
  field('Phòng', 'Văn hóa và Thông tin', ['Văn hóa', 'VH'], ['Thông tin', 'TT']),
  field('Phòng', 'Văn hóa - Xã hội', ['Văn hóa', 'VH'], ['Xã hội', 'XH']),
  field('Phòng', 'Kinh tế', ['Kinh tế']),
  field('Phòng', 'Kinh tế và Hạ tầng', ['Kinh tế', 'KT'], ['Hạ tầng', 'HT']),
  field('Phòng', 'Kinh tế, Hạ tầng và Đô thị', ['Kinh tế', 'KT'], ['Hạ tầng', 'HT'], ['Đô thị', 'ĐT']),
  field('Phòng', 'Quản lý đô thị', ['Quản lý đô thị', 'QLĐT']),
  field('Hội', 'Nông dân', ['Nông dân', 'ND']),
  field('Hội', 'Liên hiệp Phụ nữ', ['Liên hiệp Phụ nữ', 'LHPN', 'Phụ nữ']),
  field('Hội', 'Cựu chiến binh', ['Cựu chiến binh', 'CCB']),
  field('Hội', 'Chữ thập đỏ', ['Chữ thập đỏ', 'CTĐ']),
  field('Hội', 'Người cao tuổi', ['Người cao tuổi']),
  field('Hội', 'Luật gia', ['Luật gia']),
  field('Hội', 'Nhà báo', ['Nhà báo']),
];

/** The letter a short form of a sở or bộ begins with: SNV, BTTTT. */
export const HEAD_LETTER: Record<string, string> = { Sở: 'S', Bộ: 'B' };

/** Central and provincial bodies whose names contain a comma, "và", another agency's head word, or have a settled short form. */
export const BODIES: [name: string, ...aliases: string[]][] = [
  ['Văn phòng Chính phủ'],
  ['Chính phủ'],
  ['Thủ tướng Chính phủ'],
  ['Quốc hội'],
  ['Ủy ban Thường vụ Quốc hội'],
  ['Văn phòng Quốc hội'],
  ['Văn phòng Chủ tịch nước'],
  ['Văn phòng Trung ương Đảng', 'Văn phòng Trung ương'],
  ['Thanh tra Chính phủ'],
  ['Ngân hàng Nhà nước Việt Nam', 'Ngân hàng Nhà nước'],
  ['Ủy ban Dân tộc'],
  ['Kiểm toán nhà nước', 'Kiểm toán Nhà nước'],
  ['Thông tấn xã Việt Nam'],
  ['Đài Tiếng nói Việt Nam', 'VOV'],
  ['Đài Truyền hình Việt Nam', 'VTV'],
  ['Bảo hiểm xã hội Việt Nam'],
  ['Viện Hàn lâm Khoa học và Công nghệ Việt Nam'],
  ['Viện Hàn lâm Khoa học xã hội Việt Nam'],
  ['Học viện Chính trị quốc gia Hồ Chí Minh'],
  ['Học viện Hành chính Quốc gia'],
  ['Ban Quản lý Lăng Chủ tịch Hồ Chí Minh'],
  ['Ủy ban Quản lý vốn nhà nước tại doanh nghiệp'],
  ['Tòa án nhân dân tối cao'],
  ['Viện kiểm sát nhân dân tối cao'],
  ['Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam'],
  ['Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh', 'Trung ương Đoàn'],
  ['Tổng Liên đoàn Lao động Việt Nam'],
  ['Liên đoàn Thương mại và Công nghiệp Việt Nam', 'VCCI', 'Phòng Thương mại và Công nghiệp Việt Nam'],
  ['Ban Tuyên giáo và Dân vận Trung ương'],
  ['Ban Tổ chức Trung ương'],
  ['Ban Nội chính Trung ương'],
  ['Ủy ban Kiểm tra Trung ương'],
  ['Ban Chính sách, chiến lược Trung ương'],
  ['Ban Tuyên giáo và Dân vận'],
  ['Ban Tuyên giáo và Dân vận Tỉnh ủy'],
  ['Ban Tuyên giáo và Dân vận Thành ủy'],
  ['Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh', 'Văn phòng Đoàn ĐBQH và HĐND tỉnh'],
  ['Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân thành phố', 'Văn phòng Đoàn ĐBQH và HĐND thành phố'],
  ['Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân', 'Văn phòng Đoàn ĐBQH và HĐND'],
  ['Văn phòng HĐND và UBND', 'Văn phòng HĐND và Ủy ban nhân dân'],
  ['Văn phòng HĐND và UBND cấp huyện'],
  ['Văn phòng HĐND và UBND cấp xã'],
  ['Văn phòng HĐND - UBND huyện'],
  ['Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh'],
  ['Văn phòng Đoàn ĐBQH, HĐND và UBND thành phố'],
  ['Đài Phát thanh và Truyền hình'],
  ['Đài Phát thanh và Truyền hình tỉnh'],
  ['Báo và Phát thanh, Truyền hình'],
  ['Báo và Phát thanh, Truyền hình tỉnh'],
  ['Báo và Đài Phát thanh và Truyền hình'],
  ['Báo và Đài Phát thanh và Truyền hình tỉnh'],
  ['Trung tâm Văn hóa, Thông tin và Thể thao', 'Trung tâm VH,TT&TT'],
  ['Trung tâm Văn hóa - Thông tin'],
  ['Trung tâm Văn hóa, Thể thao và Truyền thông'],
  ['Trung tâm Truyền thông - Văn hóa', 'Trung tâm Truyền thông và Văn hóa'],
  ['Trung tâm Công nghệ thông tin và Truyền thông'],
  ['Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch'],
  ['Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên'],
  [
    'Ban Quản lý Khu kinh tế và các khu công nghiệp',
    'Ban Quản lý các Khu kinh tế, khu công nghiệp',
    'Ban Quản lý Khu kinh tế, khu công nghiệp',
  ],
  ['Ban Quản lý các khu chế xuất và công nghiệp'],
  ['Ban Quản lý Khu công nghệ cao và các khu công nghiệp'],
  ['Liên hiệp các Hội Khoa học và Kỹ thuật', 'Liên hiệp các Hội KH&KT', 'Liên hiệp Hội Khoa học và Kỹ thuật'],
  ['Liên hiệp các Hội Văn học nghệ thuật'],
  ['Đoàn Thanh niên Cộng sản Hồ Chí Minh'],
  ['Tập đoàn Bưu chính Viễn thông Việt Nam', 'VNPT'],
  ['Tập đoàn Công nghiệp - Viễn thông Quân đội', 'Viettel'],
  ['Tập đoàn Điện lực Việt Nam', 'EVN'],
  ['Thuế tỉnh'],
  ['Thuế thành phố'],
  ['Thống kê tỉnh'],
  ['Thống kê thành phố'],
  ['Thi hành án dân sự tỉnh'],
  ['Tỉnh ủy'],
  ['Thành ủy'],
  ['Huyện ủy'],
  ['Quận ủy'],
  ['Đảng ủy các cơ quan Đảng', 'Đảng ủy các cơ quan Đảng tỉnh'],
  ['Hiệp hội Doanh nghiệp nhỏ và vừa'],
  ['Vụ Khoa học, Công nghệ và Môi trường'],
  ['Vụ Khoa học và Công nghệ'],
  ['Vụ Kế hoạch - Tài chính', 'Vụ KHTC', 'Vụ Kế hoạch, Tài chính'],
  ['Vụ Tổ chức cán bộ', 'Vụ TCCB'],
  ['Vụ Pháp chế'],
  ['Vụ Khoa học, Giáo dục, Tài nguyên và Môi trường'],
  ['Cục Tin học và Thống kê tài chính'],
  ['Cục Kiểm soát thủ tục hành chính', 'Cục Kiểm soát TTHC'],
  ['Văn phòng Bộ'],
  ['Thanh tra Bộ'],
  ['Văn phòng Sở'],
  ['Thanh tra Sở'],
];

/** Bodies that keep a short form as their usual name: it is handed back as written. */
export const AS_WRITTEN = new Set(['VNPT', 'Viettel', 'EVN', 'VCCI', 'VTV', 'VOV']);

/** Spellings of one collective: whichever of them a directory knows stands for all of them. */
export const RINGS: string[][] = [
  ['Các sở, ban, ngành', 'sở, ban, ngành', 'Các sở, ngành'],
  ['UBND cấp huyện', 'UBND các huyện, thành phố', 'UBND các huyện, thị xã, thành phố', 'UBND các quận, huyện'],
  ['UBND cấp xã', 'UBND các xã, phường, thị trấn', 'UBND các xã, phường', 'UBND xã, phường, thị trấn'],
  ['UBND các cấp'],
  [
    'Các cơ quan có liên quan',
    'Các đơn vị liên quan',
    'Cơ quan có liên quan',
    'các cơ quan, đơn vị liên quan',
    'các cơ quan, đơn vị có liên quan',
  ],
  ['Các đơn vị trong tỉnh'],
  ['Chi cục thuộc sở'],
];

/** `top`: an office in its own right; `unit`: may be part of another, whose name then follows; `weak` words are common nouns in lower case. */
/** `common` words are collectives by nature and mostly written in lower case. */
export type HeadKind = 'top' | 'unit' | 'weak' | 'common';

export const HEADS: [kind: HeadKind, names: string][] = [
  [
    'top',
    'Sở|Bộ|UBND|HĐND|Công an|Thanh tra|Kho bạc|Ngân hàng|Bảo hiểm xã hội|Tòa án|Viện kiểm sát|Tổng cục|MTTQ|Mặt trận|Ủy ban|Liên đoàn|Tổng Liên đoàn',
  ],
  [
    'top',
    'Tỉnh đoàn|Thành đoàn|Huyện đoàn|Quận đoàn|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Đảng ủy|Thường trực|Ban Thường vụ|Bưu điện|VNPT|Viettel|EVN|Mobifone|FPT|VNPost|Vietnam Post|CMC|MISA|BKAV|VinaPhone|Vietcombank|Agribank|Vietinbank|BIDV',
  ],
  [
    'top',
    'Tập đoàn|Tổng công ty|Công ty|Hiệp hội|Đại học|Học viện|Hải quan|Kiểm toán|Thông tấn xã|Văn phòng Chính phủ|Bộ Tư lệnh|Bộ Chỉ huy|Bộ đội|Quân khu',
  ],
  [
    'top',
    'Liên minh Hợp tác xã|Liên hiệp|Thi hành án|Điện lực|Cổng thông tin|Cổng Dịch vụ công|Hội đồng|Nhà xuất bản|Chính phủ|Thủ tướng|Quốc hội|Đảng bộ|Đoàn đại biểu',
  ],
  [
    'unit',
    'Văn phòng|Cục|Chi cục|Trung tâm|Ban Quản lý|Ban Chỉ đạo|Ban Chỉ huy|Ban Dân tộc|Ban Tổ chức|Ban Tuyên giáo|Ban Nội chính|Ban Pháp chế|Tổ công tác|Tổ giúp việc|Tổ chuyên gia|Bộ phận|Chi nhánh|Bệnh viện|Nhà máy|Bảo tàng|Thư viện|Công đoàn|Hạt Kiểm lâm',
  ],
  [
    'weak',
    'Ban|Hội|Trường|Viện|Vụ|Phòng|Đài|Báo|Đoàn|Tổ|Quỹ|Trạm|Tạp chí|Thuế|Thống kê|Đơn vị|Cơ quan|Kênh|Đội|Khối|Nhóm|Chủ đầu tư|Nhà đầu tư|Nhà thầu|Chuyên gia|Hợp tác xã|Câu lạc bộ|Mạng lưới',
  ],
  [
    'common',
    'doanh nghiệp|tổ chức|địa phương|đoàn thể|hộ gia đình|người dân|cá nhân|nhà trường|cơ sở|cộng đồng|thành viên|khu dân cư|chính quyền|cơ quan báo chí|các|tất cả các|toàn bộ|toàn thể',
  ],
];

/** A weak head in lower case followed by one of these is not an agency but a verb or an ordinary word. */
export const NOT_AGENCIES =
  'ban hành|ban bố|báo cáo|hội nghị|hội thảo|hội họp|đoàn viên|đoàn kiểm tra đã|vụ việc|trường hợp|viện dẫn|phòng chống|phòng ngừa|phòng, chống|tổ chức thực hiện|tổ chức triển khai|tổ chức hội|tổ chức kiểm tra|tổ chức rà soát|tổ chức tập huấn|bộ chỉ số|bộ thủ tục|bộ tiêu chí|sở hữu|sở trường|thống kê số|các nội dung|các nhiệm vụ|các văn bản|các giải pháp|cơ sở dữ liệu|cơ sở vật chất|cơ quan có thẩm quyền ban hành|các chỉ tiêu|các hoạt động|các quy định|bộ máy|bộ mã';

/** Offices of persons: the agency is what follows. */
export const PERSONS =
  'Chủ tịch|Phó Chủ tịch|Giám đốc|Phó Giám đốc|Thủ trưởng|Người đứng đầu|Lãnh đạo|Cục trưởng|Tổng cục trưởng|Bộ trưởng|Vụ trưởng|Chi cục trưởng|Trưởng|Chánh|Đồng chí|Đ/c|Tổng Giám đốc|Hiệu trưởng|Viện trưởng|Tổng Biên tập|các đồng chí';

/** Words about the part an agency plays, not names. */
export const PARTS =
  'cơ quan chủ trì|đơn vị chủ trì|cơ quan phối hợp|đơn vị phối hợp|cơ quan thực hiện|đơn vị thực hiện|cơ quan tham mưu|đơn vị đầu mối|cơ quan đầu mối|cơ quan thường trực|chủ trì phối hợp với|chủ trì, phối hợp với|chủ trì, phối hợp|chủ trì|đồng chủ trì|cùng chủ trì|chủ động|phối hợp chặt chẽ với|phối hợp thực hiện|phối hợp cùng với|phối hợp cùng|phối hợp với|phối hợp|cùng phối hợp|cùng với|cùng|đầu mối|làm đầu mối|là đầu mối|thực hiện|tham mưu|triển khai|giao cho|giao|đề nghị|chỉ đạo|liên hệ|gồm có|gồm|bao gồm|trong đó|cụ thể|như|hoặc|và|với|do|tham gia|thẩm định|thẩm tra|chịu trách nhiệm|tổng hợp|đôn đốc|hướng dẫn|theo dõi|nòng cốt|chủ quản|tùy theo';

/** From one of these on, a cell explains; names come again only after a separator. In lower case they also end a name. */
export const CLAUSES =
  'theo|để|là|nhằm|khi|nếu|căn cứ|trên cơ sở|trong việc|trong quá trình|đối với|được giao|được phân công|có trách nhiệm|có nhiệm vụ|có thẩm quyền|có chức năng|hoàn thành|trước ngày|định kỳ|hằng năm|hàng năm|tổ chức thực hiện|chịu trách nhiệm|phối hợp|chủ trì|thực hiện|tham mưu|triển khai|làm đầu mối|đầu mối|gồm|bao gồm|báo cáo|rà soát|xây dựng dự thảo|trình|ban hành|cập nhật|công bố|bảo đảm|đảm bảo|tiếp tục';

/** Of those, the ones that never stand inside a name. */
export const ENDS_A_NAME =
  'theo|để|là|nhằm|khi|nếu|căn cứ|trên cơ sở|trong việc|trong quá trình|đối với|được giao|được phân công|có trách nhiệm|có nhiệm vụ|có thẩm quyền|có chức năng|hoàn thành|trước ngày|tổ chức thực hiện|chịu trách nhiệm|phối hợp|chủ trì|thực hiện|tham mưu|triển khai|làm đầu mối|đầu mối|gồm|bao gồm|báo cáo|cùng|với|hoặc|do|tổng hợp chung';

/** Phrases after a name that leave it the same agency or group. */
export const HARMLESS =
  'liên quan|có liên quan|trực thuộc trung ương|liên quan khác|có liên quan khác|khác|khác có liên quan|tỉnh|của tỉnh|thuộc tỉnh|cấp tỉnh|trong tỉnh|ở tỉnh|toàn tỉnh|trên địa bàn|trên địa bàn tỉnh|thuộc UBND tỉnh|trực thuộc UBND tỉnh|trực thuộc|thành phố|của thành phố|thuộc thành phố|trên địa bàn thành phố|trong toàn tỉnh|trên toàn tỉnh|nêu trên|nói trên|trên|này|thuộc UBND thành phố|cấp thành phố|trực thuộc tỉnh|các tỉnh|tại địa phương';

/** Cells that say there is nobody to name. */
export const NOBODY = /^(không|không có|ko|x|n\/a|na|nil|-nt-|…|\.+)$/iu;
