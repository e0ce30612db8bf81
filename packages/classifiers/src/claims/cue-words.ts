/**
 * Wordings that tell what a sentence does: who is said to know it, who speaks, whether it asks, judges, prays or reports.
 * Data. A cue decides nothing by itself; the models weigh it beside everything else in the sentence.
 */
const list = (words: string): readonly string[] => words.split(/\s*;\s*/).map((word) => word.trim());

export const CLAIM_CUES = {
  hearsay: list(
    "nghe nói; nghe đâu; nghe đồn; nghe bảo; nghe kể; nghe phong thanh; có tin; tin đồn; đồn; đồn là; đồn rằng; đồn ầm; người ta nói; người ta bảo; ai cũng nói; ai cũng biết; được cho là; được biết; " +
      "hình như; thấy bảo; thấy nói; có người nói; có người bảo; có người kể; theo lời kể; lời kể; một nguồn tin; nguồn tin riêng; nguồn tin; tin nội bộ; người trong cuộc; rỉ tai; nói nhỏ; thì thầm; lan truyền; " +
      "truyền nhau; kháo nhau; truyền tai; người quen; bạn tôi kể; bạn em kể; chị họ; hàng xóm; cư dân mạng; dân mạng; trên mạng; mạng xã hội; không nêu tên; giấu tên; xin giấu tên; một số người; nhiều người; " +
      "nhiều ý kiến; dư luận; theo phản ánh; nhân chứng; người dân cho biết; theo người dân; có ông; có bà; có anh; có chị; có bác; có chú; ai đó; đâu đó; bà bán; anh tài xế; chị bán; theo thông tin; thông tin cho rằng; " +
      "bị cho là; bị tố; tố; nghi; nghi vấn; theo thống kê; theo ghi nhận; theo nhiều người; rò rỉ; tài liệu rò rỉ; nhóm zalo; trong nhóm; có bạn; cò đất; môi giới; mấy anh; mấy chị; mấy bà; mấy ông; tìm hiểu của; một cán bộ; một lãnh đạo; một bác sĩ",
  ),
  attribution: list(
    "theo; cho biết; cho hay; khẳng định; thông tin; chia sẻ; trả lời; nhấn mạnh; xác nhận; phát biểu; báo cáo; công bố; kết luận; cảnh báo; thừa nhận; giải thích; lý giải; nói; bảo; kể; trao đổi; nêu; cho rằng; nhận định; đánh giá; " +
      "đề xuất; yêu cầu; chỉ đạo; quy định; ghi rõ; dẫn; tiết lộ; nói rõ; phản ánh; theo đó; kiến nghị; cho thấy",
  ),
  document: list(
    "quyết định số; công văn; thông tư; nghị định; nghị quyết; văn bản; kết luận số; báo cáo của; thông báo số; luật; biên bản; cáo trạng; bản án; kế hoạch số; nghị quyết số; quyết định; theo quy định; hồ sơ; báo cáo tài chính; phiếu kết quả; kết quả quan trắc; tài liệu",
  ),
  firstPerson: list(
    "tôi; tui; em; mình; con; cháu; nhà em; nhà tôi; nhà mình; nhà tui; chúng tôi; chúng em; chúng con; gia đình tôi; gia đình em; bọn em; tụi em; tụi mình; vợ tôi; chồng em; mẹ em; mẹ tôi; bố em; bố tôi; con em; con tôi; bà nội; ông ngoại; xóm em; xóm tôi; nhà cháu; vợ chồng; của tôi; của em",
  ),
  verdict: list(
    "quá; tệ; quá tệ; chán; vô trách nhiệm; làm ăn kiểu; làm ăn; coi thường; xem thường; đáng xấu hổ; xấu hổ; thất vọng; không chấp nhận được; khó chấp nhận; vô cảm; ngán; bó tay; hết nói; ngượng; nhục; hời hợt; lãng phí; tắc trách; quan liêu; hách dịch; thờ ơ; " +
      "đùn đẩy; chỉ giỏi; chỉ biết; bất cập; đối phó; hình thức; bức xúc; phẫn nộ; cẩu thả; yếu kém; kém; dở; né tránh; vô lý; bất công; nực cười; lố bịch; trơ trẽn; tham lam; thiếu trách nhiệm; diễn; mị dân; bệnh thành tích; đáng trách; vô nhân đạo; rối rắm; luộm thuộm; " +
      "ì ạch; chậm chạp; như rùa; hành dân; khổ; khổ dân; cho có; cho xong; kiểu gì; chả ra gì; chẳng ra gì; chẳng thấy; có mà; ai chịu nổi; trên trời; đem con bỏ chợ; cần chấn chỉnh; là biểu hiện; nói suông; hứa hẹn; hứa; hứa suông; trách nhiệm ở đâu; coi dân",
  ),
  request: list(
    "đề nghị; kính đề nghị; mong; kính mong; rất mong; nhờ; xin; yêu cầu; kiến nghị; xem xét; giúp; giúp em; giúp tôi; kiểm tra giúp; giải quyết; sớm; làm ơn; làm rõ; mong các; cho người; cử người; hỗ trợ; hướng dẫn; trả lời cho; cho tôi; cho em; mong được; nhờ các; xử lý giúp; sửa giúp; bố trí",
  ),
  question: list(
    "không ạ; phải không; bao giờ; khi nào; ai biết; có phải; hay không; thế nào; ở đâu; hả; nhỉ; cho hỏi; xin hỏi; cho em hỏi; chưa vậy; vậy ạ; chưa ạ; là sao; tại sao; vì sao; bao nhiêu; bao lâu; có ai; có đúng; đúng không; thật không; được không; không vậy; gì không; mấy giờ; hỏi; xác minh chưa; ai chịu trách nhiệm; đâu rồi; làm sao",
  ),
  irony: list(
    "chúc mừng; cảm ơn các bác; đúng là; đẳng cấp; kỷ lục; xin tặng; trân trọng; trao giải; hồ bơi; bể bơi; đạt chuẩn; kiểu này; thế mới; chắc; chắc là; chắc đang; chắc cho; nhờ vậy; nhờ có; may quá; miễn phí; đặc sản; rèn được; kỹ năng; chuẩn quốc tế; tự nguyện; sáng tạo; thật là; công nhận; phục; nhanh hơn rùa; " +
      "nhanh như; sướng; vinh dự; tuyệt vời; hay thật; giỏi thật; xứng đáng; ghi danh; mời du khách; trải nghiệm; vé; quay phim; di sản; sao hỏa; lên trời; tiến sĩ; huân chương; bái phục; thi; ma làm; haha; hihi; kkk; đa dạng sinh học; tặng kèm; thông minh; cây kiểng; văn minh; hiện đại",
  ),
  harm: list(
    "chết; tử vong; thiệt mạng; sập; vỡ; nứt; cháy; nổ; rò rỉ; nhiễm; nhiễm độc; nhiễm khuẩn; ngộ độc; bắt cóc; mất tích; ung thư; vùi lấp; cuốn trôi; lún; tràn; dịch; dương tính; phóng xạ; chất độc; hóa chất; độc; đâm; hiếp; xâm hại; đánh; đầu độc; chết người; liệt; sảy thai; cấp cứu; nhập viện; tai nạn; nghiện; ma túy; vỡ đập; vỡ đê; đứt; bỏng; thương vong; chôn; xả; đổ trộm",
  ),
  wrongdoing: list(
    "nhận tiền; ăn chặn; bớt xén; tham ô; lót tay; phong bì; rút ruột; khai khống; chia nhau; thu tiền; ăn tiền; bảo kê; gian lận; làm giả; chạy chức; nâng khống; khống; tráo; sửa điểm; mua điểm; bán suất; cấp trùng; ký khống; lại quả; hối lộ; nộp ngoài; ngoài sổ; quỹ đen; bán đất; tuồn; bao che; thông đồng; móc nối; chiếm đoạt; lừa; giả mạo; giả; " +
      "ép; ép ký; cưỡng ép; đe dọa; trù dập; ăn bớt; ăn gian; đút lót; vơ vét; người nhà; con cháu; sân sau; chỉ định thầu; hợp thức hóa; tẩy; hết hạn; không phép; bán chui; thu phí; bắt nộp; ghi sang tên; sửa hồ sơ; bị sửa; quản thúc; cấm; tịch thu; gửi ngân hàng lấy lãi",
  ),
  total: list(
    "toàn bộ; tất cả; không một; không còn; cả tỉnh; cả xã; cả phường; cả nước; cả làng; mọi; duy nhất; nhất nước; nhất cả nước; đứng đầu; hàng nghìn; hàng ngàn; hàng trăm; hàng loạt; đầu tiên; tuyệt đối; chưa từng; 100%; hoàn toàn; không sót; đều; mỗi; mỗi hộ; mỗi đêm; hết; sạch; hằng đêm; đêm nào; nào cũng; cao nhất; thấp nhất; lớn nhất; số một; hết sạch; lần nào; liên tục; nhiều năm",
  ),
  cure: list(
    "chữa khỏi; khỏi hẳn; thần dược; dứt điểm; chữa được; chữa; khỏi; hết bệnh; đẩy sạch; tan sỏi; giải độc; phòng ngừa; bài thuốc; gia truyền; lá; uống; uống nước; ngâm; đắp; trị; sau một đêm; tiêu u; tiểu đường; khỏi cần; khỏi mổ; bí quyết",
  ),
  denial: list(
    "bịa; bịa đặt; tin giả; sai sự thật; không đúng; bác bỏ; đừng chia sẻ; đính chính; làm gì có; không có chuyện; thất thiệt; không chính xác; xuyên tạc; cắt ghép; đừng nghe; đừng tin; chưa ghi nhận; tin vịt; nhảm; fake; không phải như; từ năm nào; ở nước khác; nước ngoài; phủ nhận; clip cũ; ảnh cũ; không hề",
  ),
  forecast: list(
    "sẽ; sắp; chắc sẽ; thể nào cũng; kiểu này; có khi; rồi sẽ; cho xem; dự báo; sang năm; năm sau; mai mốt; vài năm nữa; thế nào cũng; khéo; sớm muộn; e rằng; có thể; dự kiến; rồi đây; chắc phải; từ tuần sau; từ tháng sau; ngày mai; đêm nay; tuần tới; tháng tới; tới đây; đợt tới",
  ),
  advice: list(
    "nên; hãy; đừng; nhớ; chú ý; tốt nhất; lưu ý; cẩn thận; không nên; tránh; mọi người nhớ; khuyến cáo; cần phải; phải; đừng có; chớ; hạn chế; bà con nhớ; kẻo; thì hơn; mách; kinh nghiệm",
  ),
  belief: list(
    "lạy; cầu; cầu mong; cầu trời; phù hộ; chúa; phật; trời; ông bà dạy; các cụ; cụ dạy; tâm linh; kiêng; phước; nghiệp; nhân quả; ở hiền; quả báo; cầu nguyện; tạ ơn; hiệp thông; lòng thành; con xin; thắp hương; cúng; tổ tiên; thánh; mẹ maria; a di đà; nam mô; linh thiêng; thầy cúng; lộc; rằm; mùng một; duyên; đức; xưa nay; có câu; xin ơn",
  ),
  opinion: list(
    "theo tôi; theo em; theo mình; tôi nghĩ; tôi thấy; em thấy; mình thấy; thích; hay hơn; ủng hộ; đồng ý; giá mà; giá như; ước gì; quan điểm; cá nhân; đẹp; thương; tự hào; rất vui; xúc động; nhớ; ấm cúng; thà; tốt hơn; đáng; hợp lý; quý; cảm ơn; biết ơn; hy vọng; mong rằng; cần; quan trọng; ý nghĩa; có lẽ; dường như; tuyệt",
  ),
  time: list(
    "hôm qua; sáng nay; chiều nay; tối qua; đêm qua; tuần trước; tháng trước; từ đầu năm; năm ngoái; hôm nay; rạng sáng; sáng; chiều; tối; đêm; ngày; tháng; tuần này; vừa; mới đây; vừa qua; hôm; từ tháng; từ ngày; suốt; hai năm; ba năm; tuần rồi; hồi; quý; giữa đêm; nửa đêm",
  ),
  affected: list(
    "hộ; hộ dân; người dân; bà con; học sinh; bệnh nhân; công nhân; trẻ em; các cháu; cả xóm; khu phố; dân; nạn nhân; người; khách; du khách; hành khách; ngư dân; nông dân; hộ nghèo; phụ huynh; người già; cụ già; tín hữu; giáo dân; đồng bào; tiểu thương; ca; trường hợp; con nợ; trẻ; thai phụ; gia đình",
  ),
  secrecy: list(
    "giấu; bưng bít; không công bố; im lặng; bí mật; âm thầm; lén; lén lút; ém; che giấu; phong tỏa tin; dìm; không cho; không ai dám; không báo; giấu nhẹm; ban đêm; trong đêm; chui; không qua đấu giá; không thông báo; chỉ nói; thực ra; thực chất; sự thật là; không dám; qua mặt; bịt; trộm; chép lùi",
  ),
  urging: list(
    "chia sẻ gấp; chia sẻ; share; cảnh giác; lan tỏa; khẩn; gấp; khẩn cấp; chạy; chạy thôi; rút tiền; bà con ơi; mọi người ơi; các mẹ; cả nhà; chú ý; báo cho; cảnh báo; tin nóng; nóng; ai có; lên tiếng; anh em; bà con; mẹ nào; các bác",
  ),
  notice: list(
    "thông báo; lịch; tạm dừng; tổ chức; mời; kính mời; áp dụng từ; tiếp dân; tiếp công dân; phân luồng; ra quân; khai mạc; phối hợp; triển khai; từ 7 giờ; trân trọng thông báo; trân trọng kính mời; cảnh báo thủ đoạn; khuyến cáo; giờ hành chính; hằng tuần; nhận hồ sơ; đăng ký; tiếp nhận; phát động; công khai; lấy ý kiến",
  ),
  measure: list(
    "tỷ; tỉ; triệu; nghìn; ngàn; phần trăm; tấn; vụ; lần; héc ta; ha; km; mét; cây số; gấp; gấp đôi; gấp ba; suất; căn; lô; thửa; bộ; tỷ lệ; trung bình; chiếm; tăng; giảm; hơn; gần; khoảng; ít nhất; trăm; chục; kg; lít; độ; năm tuổi; tuổi",
  ),
  event: list(
    "đã; bị; được; đang; vừa; phát hiện; xảy ra; khởi tố; bắt; tạm giữ; thu hồi; đóng cửa; sáp nhập; cắt; tăng; giảm; cấp; giao; bán; phá; chặt; đào; xây; chuyển; chi; nhận; đình chỉ; khai tử; giải thể; ký; duyệt; thông qua; phê duyệt; trúng thầu; dừng; ngừng; tử hình; đền; hoàn thành; đạt; xóa; khánh thành",
  ),
  quality: list(
    "tốt nhất; xuất sắc; thành công; hiệu quả; khởi sắc; hài lòng; an toàn; sạch; đạt chuẩn; vượt; dẫn đầu; khang trang; phấn khởi; đổi thay; nâng cao; ổn định; bền vững; kiên cố; hiện đại; tiêu biểu; điển hình; nhất; khen; nghiêm trọng; trầm trọng; xuống cấp; phổ biến; tràn lan; nhức nhối; báo động",
  ),
} as const satisfies Record<string, readonly string[]>;

export type ClaimCueGroup = keyof typeof CLAIM_CUES;
export const CLAIM_CUE_GROUPS = Object.freeze(Object.keys(CLAIM_CUES)) as readonly ClaimCueGroup[];

/**
 * Bodies and firms. In the models' eyes each is the same word, so that swapping the institution named in a sentence
 * cannot change what is made of it.
 */
export const INSTITUTIONS: readonly string[] = list(
  "ủy ban nhân dân; ủy ban; ubnd; hội đồng nhân dân; hđnd; mặt trận tổ quốc; chính quyền; chính phủ; quốc hội; sở y tế; sở giáo dục; sở giáo dục và đào tạo; sở xây dựng; sở nông nghiệp; sở nông nghiệp và môi trường; sở tài nguyên và môi trường; sở công thương; sở tài chính; " +
    "sở nội vụ; sở tư pháp; sở văn hóa; sở văn hóa thể thao và du lịch; sở khoa học và công nghệ; sở giao thông vận tải; sở giao thông; sở kế hoạch và đầu tư; sở lao động; sở thông tin và truyền thông; sở dân tộc và tôn giáo; sở du lịch; sở; bộ y tế; bộ giáo dục; bộ giáo dục và đào tạo; bộ công an; bộ xây dựng; bộ tài chính; " +
    "bộ nội vụ; bộ quốc phòng; bộ công thương; bộ nông nghiệp; bộ nông nghiệp và môi trường; bộ tư pháp; bộ giao thông vận tải; bộ văn hóa; công an; công an tỉnh; công an xã; công an phường; công an thành phố; công an huyện; cảnh sát; cảnh sát giao thông; bộ đội biên phòng; tòa án; tòa án nhân dân; viện kiểm sát; viện kiểm sát nhân dân; " +
    "thanh tra; thanh tra tỉnh; kiểm toán; kiểm toán nhà nước; kho bạc; cục thuế; chi cục thuế; thuế; hải quan; kiểm lâm; chi cục kiểm lâm; quản lý thị trường; bảo hiểm xã hội; bhxh; bảo hiểm xã hội tỉnh; điện lực; công ty điện lực; công ty; công ty cổ phần; công ty tnhh; công ty trách nhiệm hữu hạn; tập đoàn; tổng công ty; doanh nghiệp; hợp tác xã; " +
    "nhà máy; xí nghiệp; ngân hàng; quỹ tín dụng; bệnh viện; bệnh viện đa khoa; bệnh viện tỉnh; trung tâm y tế; trạm y tế; phòng khám; ban quản lý; ban quản lý dự án; trung tâm; chi cục; cục; phòng giáo dục; phòng tài nguyên; phòng; văn phòng đăng ký đất đai; đảng ủy; tỉnh ủy; huyện ủy; thành ủy; hội phụ nữ; hội nông dân; đoàn thanh niên; công đoàn; liên đoàn lao động; " +
    "xã; phường; tỉnh; huyện; quận; thành phố; thị xã; trường; trường tiểu học; trường mầm non; trường thpt; trường thcs; trường đại học; nhà trường; chùa; nhà thờ; giáo xứ; văn phòng; hội đồng; ban giám hiệu; ban quản trị; ủy ban nhân dân xã; ủy ban nhân dân phường; ủy ban nhân dân tỉnh; ủy ban nhân dân huyện; ubnd xã; ubnd phường; ubnd tỉnh; ubnd huyện; ubnd thành phố",
);

/** Persons who speak for a body. With a name or a body they make a named source. */
export const OFFICES: readonly string[] = list(
  "chủ tịch; phó chủ tịch; giám đốc; phó giám đốc; trưởng phòng; phó trưởng phòng; bí thư; phó bí thư; thủ tướng; phó thủ tướng; bộ trưởng; thứ trưởng; cục trưởng; chi cục trưởng; hiệu trưởng; phó hiệu trưởng; trưởng công an; thượng tá; trung tá; đại tá; thiếu tá; đại úy; thượng úy; trung úy; chánh án; chánh văn phòng; viện trưởng; trưởng khoa; " +
    "người phát ngôn; đại diện; luật sư; giáo sư; phó giáo sư; tiến sĩ; bác sĩ; thạc sĩ; ths; pgs; gs; tổng giám đốc; chủ nhiệm; trưởng ban; trưởng trạm; trưởng thôn; tổ trưởng; chuyên gia; đại biểu; linh mục; thượng tọa; ông; bà; chị; anh",
);
