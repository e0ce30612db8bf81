/** Words with which a box of other articles begins, in the languages we have met. */
const OTHERS =
  /^(?:related(?: (?:articles?|stories|posts?|content|topics|links|news|reading|coverage))?|more (?:from|stories|news|on|in|like this|articles|coverage|headlines|reading|by)\b.*|(?:you (?:may|might|could) )?also (?:like|read|on|see|enjoy)\b.*|you (?:may|might|could)(?: also)? (?:like|enjoy|be interested).*|recommended(?: (?:for you|stories|articles|reading|videos?))?|read (?:more|next|also)|don'?t miss(?: (?:it|this))?|up next|next up|trending(?: now)?|most (?:read|popular|viewed|shared)|popular (?:posts|stories|articles|now)|latest (?:news|stories|posts|articles|headlines)|other (?:news|stories|articles)|similar (?:articles|posts|stories)|see (?:more|also)|what to read next|comments?(?: \(\d+\))?|\d+ comments?|leave a (?:reply|comment)|share this.*|sponsored(?: (?:content|links|stories))?|advertisement|from (?:our partners|the web|around the web)|around the web|newsletter|sign up .*|tags?|topics|tin (?:liên quan|cùng chuyên mục|khác|mới(?: nhất)?|nổi bật|đọc nhiều)|các tin khác|bài (?:liên quan|viết liên quan|khác|cùng chuyên mục)|cùng chuyên mục|có thể bạn quan tâm|đọc (?:thêm|tiếp|nhiều(?: nhất)?)|xem (?:thêm|nhiều(?: nhất)?)|bình luận(?: \(\d+\))?|ý kiến(?: \(\d+\))?|từ khóa|chia sẻ|voc[eê] (?:pode|também pode|poder[aá]) gostar.*|leia (?:também|mais)|veja (?:também|mais)|not[ií]cias relacionadas|lea (?:también|más)|te puede interesar|tambi[eé]n te puede interesar|[aà] lire (?:aussi|également)|lire (?:aussi|la suite)|articles? (?:similaires|li[eé]s|associ[eé]s)|sur le m[eê]me (?:sujet|th[eè]me)|mehr zum thema|das k[oö]nnte (?:sie|dich|euch) (?:auch )?interessieren|lesen sie (?:auch|mehr).*|weitere (?:artikel|beitr[aä]ge|themen|nachrichten)|[aä]hnliche (?:artikel|beitr[aä]ge)|auch interessant|verwandte (?:artikel|themen|beitr[aä]ge)|kommentare?|schlagw[oö]rter|leggi anche|articoli correlati|potrebbe(?:ro)? interessarti.*|lees (?:ook|meer)|gerelateerd|czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|powiązane|читайте также|похожие (?:статьи|записи|материалы)|по теме|関連記事|おすすめ記事|相关(?:新闻|阅读|文章)|推荐阅读)\s*[:.…»>!]*$/iu;

/** The beginning of a line that only sends the reader elsewhere. */
const SEND_OFF =
  /^(?:read (?:more|also|next)|see (?:more|also)|don'?t miss|also read|related|more|watch(?: live| now)?|click here|subscribe|sign up|follow us|join us|download|listen|xem thêm|đọc thêm|xem ngay|mời (?:quý )?(?:độc giả|bạn đọc)|>>|leia (?:também|mais)|veja (?:também|mais)|lea (?:también|más)|[aà] lire|lire (?:aussi|la suite)|lesen sie|mehr zum thema|leggi anche|lees ook|czytaj|zobacz|читайте)\b/iu;

const CREDIT =
  /^(?:photos?|image|picture|photograph|foto|bild|crédit|ảnh|nguồn ảnh|ảnh minh họa|credit|courtesy|getty)\s*(?:by|credit|courtesy)?\s*[:©]|\((?:image|photo|pic|picture|foto|bild|ảnh)s?\s*(?:credit)?:[^)]{0,80}\)$|^©/iu;

/** A line that only gives the time of publication. */
const DATE_LINE =
  /^(?:first )?(?:published|updated|posted|last (?:updated|modified)|publicado|atualizado|actualizado|veröffentlicht|aktualisiert|publié|mis à jour|cập nhật|đăng)\b[^.!?]{0,90}\d{4}[^.!?]{0,40}$/iu;

/** Markup that the page shows as text by mistake. */
const ONLY_TAGS = /^(?:<[^<>]+>\s*)+$/;
const LONGEST_LABEL_CHARS = 60;
const LONGEST_CREDIT_CHARS = 160;

export function opensOtherArticles(text: string): boolean {
  return text.length <= LONGEST_LABEL_CHARS && OTHERS.test(text);
}

export function sendsElsewhere(text: string): boolean {
  return SEND_OFF.test(text);
}

/** Lines about the page and not of the text: picture credits, times of publication, bare addresses, stray markup. */
export function isLabelLine(text: string): boolean {
  if (text.length > LONGEST_CREDIT_CHARS) return ONLY_TAGS.test(text);
  return CREDIT.test(text) || DATE_LINE.test(text) || /^https?:\/\/\S+$/.test(text) || ONLY_TAGS.test(text);
}
