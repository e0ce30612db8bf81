/** Vietnamese words that say little by themselves; several syllables of one word joined by `_`. Our own list. */
export const VI_STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "và là của có cho với các những một trong không được đã đang sẽ này đó kia ấy đây đấy thì mà ở tại từ đến về ra vào lên xuống qua " +
    "lại đi để do bởi vì nên nếu như khi lúc sau trước trên dưới giữa ngoài cùng theo cũng vẫn còn chỉ rất quá lắm hơn nhất nhiều ít " +
    "mọi mỗi từng cả tất_cả toàn ai gì nào đâu sao thế_nào bao_nhiêu bao_giờ tôi ta mình chúng_tôi chúng_ta họ nó anh chị em ông bà " +
    "người cái con chiếc việc sự cuộc điều rằng hay hoặc nhưng tuy dù mặc_dù song tuy_nhiên ngoài_ra bên_cạnh hiện hiện_nay nay rồi " +
    "chưa chẳng hãy đừng bị phải cần muốn thể có_thể làm nói thấy biết năm ngày tháng giờ hôm_nay hôm_qua cách vậy thế à ạ nhé nhỉ ơi " +
    "thôi luôn ngay liền bằng đối_với liên_quan trở_thành gồm bao_gồm thuộc tự vừa mới chính ngay_cả thậm_chí"
  ).split(" "),
);
