// Why the store says no, in Vietnamese.
import type { Sentences } from '../sentences.js';

export const refusals = {
  'store-not-a-database': (p) =>
    `Tệp “${p.file}” không phải là tệp dữ liệu của Đúng Hạn hoặc đã bị hỏng phần đầu. Hãy khôi phục tệp này từ bản sao lưu.`,
  'store-corrupt': (p) => `Tệp dữ liệu “${p.file}” đã bị hỏng. Hãy dừng hệ thống và khôi phục tệp này từ bản sao lưu.`,
  'store-foreign': (p) => `Tệp “${p.file}” là dữ liệu của một chương trình khác; Đúng Hạn không ghi vào tệp này.`,
  'store-newer': (p) =>
    `Tệp dữ liệu “${p.file}” do một phiên bản mới hơn tạo ra (định dạng ${p.version}; phiên bản này chỉ đọc được đến ${p.known}). Hãy nâng cấp Đúng Hạn.`,
  'store-missing': (p) => `Chưa có tệp dữ liệu “${p.file}”.`,
  'store-full': (p) => `Đĩa chứa “${p.file}” đã đầy nên chưa ghi được gì. Hãy giải phóng dung lượng rồi thực hiện lại.`,
  'store-past': () => 'Nhật ký của một thời điểm đã qua chỉ để đọc.',
  'store-read-only': (p) => `Không có quyền ghi vào “${p.file}”. Hãy kiểm tra quyền truy cập của thư mục dữ liệu.`,
  'store-cannot-open': (p) => `Không mở được “${p.file}”. Hãy kiểm tra đường dẫn và quyền truy cập.`,
  'store-locked': (p) => `Tệp dữ liệu “${p.file}” đang bị một tiến trình khác khóa; chưa ghi được gì. Hãy thử lại sau.`,
  'store-io-error': (p) => `Đọc hoặc ghi “${p.file}” không thành công vì lỗi của đĩa. Hãy kiểm tra đĩa.`,
  'store-closed': () => 'Kho dữ liệu đã đóng vì hệ thống đang dừng.',
  'data-folder-in-use': (p) =>
    `Thư mục dữ liệu “${p.folder}” đang được một tiến trình khác của Đúng Hạn sử dụng. Hãy dừng tiến trình đó hoặc chọn thư mục khác.`,
  'event-id-reused': (p) => `Mã sự kiện ${p.id} đã được ghi trước đó, nên không ghi lại vào “${p.stream}”.`,
  'stream-contended': (p) => `Có quá nhiều thao tác cùng lúc trên “${p.stream}”. Hãy thử lại.`,
} satisfies Sentences;
