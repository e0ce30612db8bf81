/** Family names of Vietnam's peoples, folded to lower case; about 99 % of the population bears one of them. */
export const FAMILY_NAMES = new Set(
  "an âu bạch bàn bành bế biện bùi cam cao cầm chu chử chung châu cù cung cự danh diệp doãn dư dương đàm đào đặng đậu điền điêu đinh đoàn đồng đỗ đới đường giang giàng giáp hà hàn hầu hoa hoàng hồ hồng hờ huỳnh hứa kha khổng khúc khương kiều kim kỷ la lã lại lâm lầu lê liễu lò lộc lù lục lữ lưu lương lường ly lý mã mạc mạch mai mùa nghiêm ngô ngụy nguyễn ninh nông ông phạm phan phí phó phùng phương quách quàng quan quản sầm sùng tạ tăng tất thạch thái thân thào thi thiều thôi tiêu tiết tô tôn tống tòng trang tráng trần triệu trịnh trương từ tưởng ung uông vàng vi viên võ vũ vừ vương xa".split(
    " ",
  ),
);

/** Forms of address that anybody may bear. */
export const ADDRESSES = "ông|bà|anh|chị|cô|chú|bác|dì|thím|cậu|mợ|cụ|ông cụ|bà cụ";

/** Words before a name that by themselves say: a private person, in a matter of their own. */
export const PRIVATE_ROLES =
  "em|cháu|bé|bé gái|bé trai|cháu bé|nạn nhân|bệnh nhân|sản phụ|bị can|bị cáo|bị hại|nghi phạm|nghi can|đối tượng|nguyên đơn|bị đơn|người bị hại|người tố cáo|người khiếu nại|người làm đơn|người gửi đơn|người dân|học sinh|nam sinh|nữ sinh|thí sinh|hộ ông|hộ bà|hộ anh|hộ chị|gia đình ông|gia đình bà|gia đình anh|gia đình chị|vợ chồng ông|vợ chồng bà|vợ chồng anh|vợ chồng chị|mẹ con chị|mẹ con bà";

/** What a sentence says when the person in it is heard, hurt, treated, cheated or accused as a private person. */
export const PRIVATE_MATTERS =
  "\\d{1,3} tuổi|SN \\d{4}|sinh năm \\d{4}|trú tại|trú ở|trú xã|trú phường|thường trú|tạm trú|cư trú|ngụ tại|ngụ ở|ngụ xã|ngụ ấp|ngụ|ở thôn|ở ấp|ở xóm|ở bản|ở buôn|ở tổ|ở khu phố|ở khu trọ|quê ở|người dân|hộ dân|hàng xóm|nạn nhân|bị hại|bị thương|tử vong|tử nạn|thiệt mạng|qua đời|đuối nước|mất tích|nhập viện|cấp cứu|điều trị|chấn thương|bệnh án|mắc bệnh|nhiễm|khám bệnh|phẫu thuật|khiếu nại|tố cáo|tố giác|phản ánh|kiến nghị|làm đơn|gửi đơn|nộp đơn|lá đơn|đơn của|bức xúc|cầu cứu|kêu cứu|khởi kiện|ly hôn|bị bắt|bắt giữ|bắt tạm giam|tạm giam|tạm giữ|khởi tố|truy nã|truy tố|xét xử|tuyên phạt|tuyên án|án tù|năm tù|lừa đảo|bị lừa|chiếm đoạt|trộm cắp|cướp|đánh bạc|ma túy|hành hung|bị đánh|bạo hành|xâm hại|hiếp dâm|giết người|sát hại|tự tử|gia đình tôi|con gái|con trai|vợ con|chồng con|cha mẹ|mồ côi|hộ nghèo|trợ cấp|lương hưu|thửa đất|mảnh đất|đền bù|bồi thường|thu hồi đất|tái định cư|xác nhận hồ sơ|chưa được cấp|chờ đợi|mượn nợ|vay tiền|vay nặng lãi|công nhân|tiểu thương|nông dân|lao động tự do|làm thuê|thuê trọ";

/** Offices and callings in which somebody speaks or acts for others: the public may know who. */
export const OFFICES =
  "chủ tịch|phó chủ tịch|bí thư|phó bí thư|tổng bí thư|thủ tướng|phó thủ tướng|bộ trưởng|thứ trưởng|tổng giám đốc|giám đốc|phó giám đốc|phó tổng giám đốc|trưởng|phó trưởng|chánh|phó chánh|cục trưởng|vụ trưởng|viện trưởng|chi cục trưởng|hiệu trưởng|phó hiệu trưởng|tổng biên tập|trưởng ban|phó ban|trưởng phòng|phó phòng|trưởng thôn|trưởng bản|trưởng ấp|trưởng công an|đội trưởng|đại biểu|ủy viên|uỷ viên|thanh tra|kiểm sát viên|thẩm phán|công chứng viên|phát ngôn|người phát ngôn|đại diện|chủ nhiệm|chủ trì|tổng thư ký|thư ký|cán bộ|công chức|chuyên viên|chuyên gia|luật sư|tiến sĩ|thạc sĩ|giáo sư|phó giáo sư|PGS|GS|TS|bác sĩ|nhà báo|nhà văn|nhà nghiên cứu|nhạc sĩ|ca sĩ|nghệ sĩ|diễn viên|huấn luyện viên|tuyển thủ|vận động viên|cầu thủ|thượng tá|trung tá|thiếu tá|đại tá|đại úy|thiếu tướng|trung tướng|kế toán trưởng|người đứng đầu|lãnh đạo|hòa thượng|thượng tọa|linh mục|giám mục|mục sư|đại sứ|tổng thống";

/** Behind these a name is that of a street, a school, a prize or a firm. */
export const NAMED_THINGS =
  "đường|phố|ngõ|cầu|chợ|trường|chùa|đền|miếu|lăng|mộ|quỹ|giải(?: \\p{L}{1,7}){0,3}|bệnh viện|công viên|tượng đài|nhà hàng|quán|tiệm|hiệu|công ty|cơ sở|thương hiệu|bút danh|nhân vật|vai";
