/** How a feed of the sample is written. */
export type FeedForm =
  | "rss"
  | "malformed-rss"
  | "full-rss"
  | "atom"
  | "full-atom"
  | "rdf"
  | "json"
  | "news-sitemap"
  | "page-list"
  | "csv";

/** A feed of the sample: its key in the documents, where it stands, and where its documents' pages stand. */
export interface SampleFeed {
  readonly key: string;
  readonly label: string;
  readonly form: FeedForm;
  readonly path: string;
  /** Folder of the pages, with slashes on both sides. */
  readonly pages: string;
}

/** An outlet of the sample and how its pages look. */
export interface SampleOutlet {
  readonly key: string;
  readonly label: string;
  /** First label of its host: `bao-vinh-lam` is served as `bao-vinh-lam.localhost`. */
  readonly host: string;
  readonly template: "newspaper" | "magazine" | "portal" | "forum";
  readonly colour: string;
  readonly menu: readonly string[];
  readonly robots: string;
  readonly feeds: readonly SampleFeed[];
}

const ROBOTS = "User-agent: *\nDisallow: /tim-kiem\nDisallow: /dang-nhap\n";

/** All outlets; the table of `config/sample/README.md`. */
export const OUTLETS: readonly SampleOutlet[] = [
  {
    key: "bao-vinh-lam",
    label: "Báo Vĩnh Lam",
    host: "bao-vinh-lam",
    template: "newspaper",
    colour: "#9b1c1c",
    menu: ["Thời sự", "Xã hội", "Kinh tế", "Văn hóa", "Bạn đọc", "Media"],
    robots: ROBOTS,
    feeds: [
      { key: "bvl-thoi-su", label: "Thời sự", form: "rss", path: "/rss/thoi-su.rss", pages: "/thoi-su/" },
      { key: "bvl-xa-hoi", label: "Xã hội", form: "rss", path: "/rss/xa-hoi.rss", pages: "/xa-hoi/" },
      { key: "bvl-kinh-te", label: "Kinh tế", form: "atom", path: "/rss/kinh-te.atom", pages: "/kinh-te/" },
    ],
  },
  {
    key: "dai-vinh-lam",
    label: "Đài PT-TH Vĩnh Lam",
    host: "dai-vinh-lam",
    template: "magazine",
    colour: "#1d4ed8",
    menu: ["Truyền hình", "Phát thanh", "Tin trong tỉnh", "Lịch phát sóng"],
    robots: `${ROBOTS}Sitemap: /news-sitemap.xml\n`,
    feeds: [
      { key: "dvl-tin", label: "Tin trong tỉnh", form: "news-sitemap", path: "/news-sitemap.xml", pages: "/tin-trong-tinh/" },
    ],
  },
  {
    key: "hai-thuan-ngay-nay",
    label: "Hải Thuần Ngày Nay",
    host: "htnn",
    template: "newspaper",
    colour: "#0f766e",
    menu: ["Tin mới", "Đời sống", "Biển đảo", "Du lịch", "Diễn đàn"],
    robots: ROBOTS,
    feeds: [{ key: "htnn-tin-moi", label: "Tin mới", form: "rdf", path: "/index.rdf", pages: "/tin/" }],
  },
  {
    key: "nhip-song",
    label: "Nhịp Sống Lam Giang",
    host: "nhip-song",
    template: "magazine",
    colour: "#7c3aed",
    menu: ["Phố", "Ăn gì", "Chuyện hay", "English"],
    robots: ROBOTS,
    feeds: [
      { key: "nslg-tat-ca", label: "Tất cả", form: "json", path: "/feed.json", pages: "/bai/" },
      { key: "nslg-english", label: "English", form: "rss", path: "/en/feed.xml", pages: "/en/" },
    ],
  },
  {
    key: "tin-nhanh",
    label: "Tin Nhanh Ven Biển",
    host: "tin-nhanh",
    template: "newspaper",
    colour: "#c2410c",
    menu: ["Nóng", "Đời sống", "Kinh tế", "Video"],
    robots: ROBOTS,
    feeds: [{ key: "tnvb", label: "Tin nhanh", form: "rss", path: "/rss.xml", pages: "/tin-nhanh/" }],
  },
  {
    key: "cong-tinh",
    label: "Cổng thông tin tỉnh Vĩnh Lam",
    host: "cong-tinh",
    template: "portal",
    colour: "#1e3a8a",
    menu: ["Giới thiệu", "Tin tức", "Văn bản", "Dịch vụ công", "Công dân hỏi – cơ quan trả lời"],
    robots: ROBOTS,
    feeds: [
      { key: "ct-thong-bao", label: "Thông báo", form: "page-list", path: "/thong-bao", pages: "/thong-bao/" },
      {
        key: "ct-chi-dao",
        label: "Chỉ đạo điều hành",
        form: "rss",
        path: "/rss/chi-dao-dieu-hanh.rss",
        pages: "/chi-dao-dieu-hanh/",
      },
    ],
  },
  {
    key: "so-nnmt",
    label: "Sở Nông nghiệp và Môi trường",
    host: "so-nnmt",
    template: "portal",
    colour: "#166534",
    menu: ["Giới thiệu", "Trồng trọt", "Thủy sản", "Thủy lợi", "Môi trường"],
    robots: ROBOTS,
    feeds: [{ key: "snnmt-thong-bao", label: "Thông báo", form: "atom", path: "/thong-bao.atom", pages: "/thong-bao/" }],
  },
  {
    key: "bhxh",
    label: "BHXH tỉnh Vĩnh Lam",
    host: "bhxh",
    template: "portal",
    colour: "#0369a1",
    menu: ["Giới thiệu", "Tin tức", "Hướng dẫn thủ tục", "Hỏi đáp"],
    robots: ROBOTS,
    feeds: [{ key: "bhxh-tin", label: "Tin tức", form: "malformed-rss", path: "/rss", pages: "/tin-tuc/" }],
  },
  {
    key: "dien-dan",
    label: "Diễn đàn Người Vĩnh Lam",
    host: "dien-dan",
    template: "forum",
    colour: "#374151",
    menu: ["Chung", "Đất đai", "Rao vặt", "Quê nhà"],
    robots: ROBOTS,
    feeds: [
      { key: "dd-chung", label: "Chuyện chung", form: "full-atom", path: "/chung/moi.atom", pages: "/chung/" },
      { key: "dd-dat-dai", label: "Đất đai", form: "rss", path: "/dat-dai/rss", pages: "/dat-dai/" },
    ],
  },
  {
    key: "cho-que",
    label: "Hội Chợ Quê Hải Thuần",
    host: "cho-que",
    template: "forum",
    colour: "#92400e",
    menu: ["Chợ phiên", "Hải sản", "Hỏi đáp", "Nội quy"],
    robots: `${ROBOTS}Disallow: /kin/\n`,
    feeds: [
      { key: "cq-binh-luan", label: "Bình luận", form: "full-rss", path: "/binh-luan/rss", pages: "/binh-luan/" },
      { key: "cq-kin", label: "Góc kín", form: "full-rss", path: "/kin/rss", pages: "/kin/" },
    ],
  },
  {
    key: "tong-dai-1022",
    label: "Tổng đài 1022 Vĩnh Lam",
    host: "tong-dai-1022",
    template: "portal",
    colour: "#155e75",
    menu: ["Gửi phản ánh", "Tra cứu", "Thống kê"],
    robots: ROBOTS,
    feeds: [{ key: "td-1022", label: "Bảng xuất cuộc gọi", form: "csv", path: "/xuat/cuoc-goi.csv", pages: "/cuoc-goi/" }],
  },
  {
    key: "phan-anh",
    label: "Cổng phản ánh kiến nghị",
    host: "phan-anh",
    template: "portal",
    colour: "#3730a3",
    menu: ["Gửi kiến nghị", "Đã trả lời", "Tra cứu hồ sơ"],
    robots: ROBOTS,
    feeds: [{ key: "pakn", label: "Phản ánh kiến nghị", form: "json", path: "/api/kien-nghi.json", pages: "/kien-nghi/" }],
  },
];
