// The words of agency cells: what names begin with, what follows them, and what is no name at all.

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
    'Trung ương Hội|Trung ương Đoàn|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Quận đoàn|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Đảng ủy|Cấp ủy|Thường trực|Ban Thường vụ|Bưu điện|VNPT|Viettel|EVN|Mobifone|FPT|VNPost|Vietnam Post|CMC|MISA|BKAV|VinaPhone|Vietcombank|Agribank|Vietinbank|BIDV',
  ],
  [
    'top',
    'Tập đoàn|Tổng công ty|Công ty|Hiệp hội|Đại học|Học viện|Hải quan|Kiểm toán|Thông tấn xã|Văn phòng Chính phủ|Bộ Tư lệnh|Bộ Chỉ huy|Bộ đội|Quân khu',
  ],
  [
    'top',
    'Liên minh Hợp tác xã|Liên hiệp|Thi hành án|Điện lực|Cổng thông tin|Trang thông tin điện tử|Cổng Dịch vụ công|Hội đồng|Nhà xuất bản|Chính phủ|Thủ tướng|Quốc hội|Đảng bộ|Đoàn đại biểu',
  ],
  [
    'unit',
    'Văn phòng|Cục|Chi cục|Trung tâm|Ban Quản lý|Ban Chỉ đạo|Ban Chỉ huy|Ban Dân tộc|Ban Tổ chức|Ban Tuyên giáo|Ban Nội chính|Ban Pháp chế|Tổ công tác|Tổ giúp việc|Tổ chuyên gia|Bộ phận|Chi nhánh|Bệnh viện|Nhà máy|Bảo tàng|Thư viện|Công đoàn|Hạt Kiểm lâm|Vườn quốc gia|Cảng vụ|Nhà hát|Nhà văn hóa|Khu di tích|Khu bảo tồn',
  ],
  [
    'weak',
    'Ban|Hội|Trường|Viện|Vụ|Phòng|Đài|Báo|Đoàn|Tổ|Quỹ|Trạm|Tạp chí|Thuế|Thống kê|Đơn vị|Cơ quan|Ngành|Lực lượng|Kênh|Đội|Khối|Nhóm|Chủ đầu tư|Nhà đầu tư|Nhà thầu|Chuyên gia|Hợp tác xã|Câu lạc bộ|Mạng lưới',
  ],
  [
    'common',
    'doanh nghiệp|tổ chức|địa phương|đoàn thể|hộ gia đình|người dân|cá nhân|nhà trường|cơ sở|cộng đồng|thành viên|khu dân cư|chính quyền|cơ quan báo chí|các|toàn thể',
  ],
];

/** A weak head in lower case followed by one of these is not an agency but a verb or an ordinary word. */
export const NOT_AGENCIES =
  'ban hành|ban bố|báo cáo|hội nghị|hội thảo|hội họp|đoàn viên|đoàn kiểm tra đã|vụ việc|trường hợp|viện dẫn|phòng chống|phòng ngừa|phòng, chống|tổ chức thực hiện|tổ chức triển khai|tổ chức hội|tổ chức kiểm tra|tổ chức rà soát|tổ chức cán bộ|tổ chức thi hành|tổ chức biên chế|tổ chức bộ máy|tổ chức nhà nước|tổ chức hành chính|tổ chức nhân sự|tổ chức tập huấn|bộ chỉ số|bộ thủ tục|bộ tiêu chí|sở hữu|sở trường|thống kê số|các nội dung|các nhiệm vụ|các văn bản|các giải pháp|cơ sở dữ liệu|cơ sở vật chất|cơ quan có thẩm quyền ban hành|các chỉ tiêu|các hoạt động|các quy định|bộ máy|bộ mã';

/** Offices of persons: the agency is what follows. */
export const PERSONS =
  'Bí thư|Phó Bí thư|Chủ nhiệm|Chủ tịch|Phó Chủ tịch|Giám đốc|Phó Giám đốc|Thủ trưởng|Người đứng đầu|Lãnh đạo|Cục trưởng|Tổng cục trưởng|Bộ trưởng|Vụ trưởng|Chi cục trưởng|Trưởng|Chánh|Đồng chí|Đ/c|Tổng Giám đốc|Hiệu trưởng|Viện trưởng|Tổng Biên tập|các đồng chí';

/** Words about the part an agency plays, not names. */
export const PARTS =
  'tương đương|tất cả|toàn bộ|cq chủ trì|cq phối hợp|cq thực hiện|đv chủ trì|đv phối hợp|cơ quan chủ trì|đơn vị chủ trì|cơ quan phối hợp|đơn vị phối hợp|cơ quan thực hiện|đơn vị thực hiện|cơ quan tham mưu|đơn vị đầu mối|cơ quan đầu mối|cơ quan thường trực|chủ trì phối hợp với|chủ trì, phối hợp với|chủ trì, phối hợp|chủ trì|đồng chủ trì|cùng chủ trì|chủ động|phối hợp chặt chẽ với|phối hợp thực hiện|phối hợp cùng với|phối hợp cùng|phối hợp với|phối hợp|cùng phối hợp|cùng với|cùng|đầu mối|làm đầu mối|là đầu mối|thực hiện|tham mưu|triển khai|giao cho|giao|đề nghị|chỉ đạo|liên hệ|gồm có|gồm|bao gồm|trong đó|cụ thể|như|hoặc|và|với|do|tham gia|thẩm định|thẩm tra|chịu trách nhiệm|tổng hợp|đôn đốc|hướng dẫn|theo dõi|nòng cốt|chủ quản|tùy theo|có sự phối hợp của|có sự tham gia của|sự phối hợp của|sự tham gia của|với sự tham gia của';

/** From one of these on, a cell explains; names come again only after a separator. In lower case they also end a name. */
export const CLAUSES =
  'theo|để|là|nhằm|khi|nếu|căn cứ|trên cơ sở|trong việc|trong quá trình|đối với|được giao|được phân công|có trách nhiệm|có nhiệm vụ|có thẩm quyền|có chức năng|hoàn thành|trước ngày|định kỳ|hằng năm|hàng năm|tổ chức thực hiện|chịu trách nhiệm|phối hợp|chủ trì|thực hiện|tham mưu|triển khai|làm đầu mối|đầu mối|gồm|bao gồm|báo cáo|rà soát|xây dựng dự thảo|trình|ban hành|cập nhật|công bố|bảo đảm|đảm bảo|tiếp tục|phụ trách';

/** Of those, the ones that never stand inside a name. */
export const ENDS_A_NAME =
  'theo|để|là|nhằm|khi|nếu|căn cứ|trên cơ sở|trong việc|trong quá trình|đối với|được giao|được phân công|có trách nhiệm|có nhiệm vụ|có thẩm quyền|có chức năng|hoàn thành|trước ngày|tổ chức thực hiện|chịu trách nhiệm|phối hợp|chủ trì|thực hiện|tham mưu|triển khai|làm đầu mối|đầu mối|gồm|bao gồm|báo cáo|cùng|với|hoặc|do|chỉ đạo|hướng dẫn|theo dõi|phê duyệt|ban hành|xem xét|quyết định|đôn đốc|phụ trách';

/** After a whole name, in lower case: what that agency does. Inside other names they are fields of work. */
export const ACTS =
  'thẩm định|tổng hợp|xây dựng|góp ý|kiểm tra|rà soát|cung cấp|đề xuất|trình|công bố|đăng tải|tiếp nhận|cho ý kiến|tham gia ý kiến|báo cáo|cập nhật|lập|soạn thảo|tổ chức|quản lý|vận hành|bố trí|phê duyệt';

/** Phrases after a name that leave it the same agency or group. */
export const HARMLESS =
  'liên quan|có liên quan|tương đương|tương đương sở|trực thuộc trung ương|trung ương|ở trung ương|liên quan khác|có liên quan khác|khác|khác có liên quan|tỉnh|của tỉnh|thuộc tỉnh|cấp tỉnh|trong tỉnh|ở tỉnh|toàn tỉnh|trên địa bàn|trên địa bàn tỉnh|thuộc UBND tỉnh|trực thuộc UBND tỉnh|trực thuộc|thành phố|của thành phố|thuộc thành phố|trên địa bàn thành phố|trong toàn tỉnh|trên toàn tỉnh|nêu trên|nói trên|trên|này|thuộc UBND thành phố|cấp thành phố|trực thuộc tỉnh|các tỉnh|tại địa phương';

/** Cells that point at the row above instead of naming anybody. */
export const AS_ABOVE = /^\W*(nt|(như|nhu|tương tự( như)?) (trên|tren|mục|muc|dòng|dong|ô|điểm|nhiệm vụ|nội dung)( \S+){0,4})\W*$/iu;

/** Cells that say there is nobody to name. */
export const NOBODY = /^(không|không có|ko|x|n\/a|na|nil|…|\.+)$/iu;
