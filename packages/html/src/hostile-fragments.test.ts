import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { htmlToText } from "./html-to-text.ts";
import { sanitizeHtml } from "./sanitize.ts";

/**
 * Fragments that try to run something, each with the harmless word "lành" where a reader would read it. Shapes after the
 * public cheat sheets of filter evasion; the words are ours.
 */
const HOSTILE: readonly string[] = [
  // Scripts, plain and disguised.
  "<script>x()</script>lành",
  "<SCRIPT SRC=//x.example/x.js></SCRIPT>lành",
  "<script\n>x()</script\n>lành",
  "<script/x>x()</script>lành",
  "<<script>x()//<</script>lành",
  "<scr<script>ipt>x()</script>lành",
  "<script>x()</script foo='bar'>lành",
  "lành<script>x()",
  "lành<script src='//x.example'",
  '<script type="text/template"><img src=x onerror=x()></script>lành',
  "<!--><script>x()</script>-->lành",
  "<!--[if gte IE 4]><script>x()</script><![endif]-->lành",
  "<![CDATA[<script>x()</script>]]>lành",
  "<?xml version='1.0'?><script>x()</script>lành",
  // Handlers.
  "<p onclick=x()>lành</p>",
  "<p ONCLICK='x()'>lành</p>",
  "<p/onclick=x()>lành</p>",
  "<p \nonmouseover\n=\nx()>lành</p>",
  "<img src=x onerror=x()>lành",
  "<img src=x:x onerror	=x()>lành",
  '<img src="x` `<script>x()</script>"` `>lành',
  '<img """><script>x()</script>">lành',
  "<body onload=x()>lành</body>",
  "<div onpointerrawupdate=x() style='width:100%'>lành</div>",
  "<details open ontoggle=x()>lành</details>",
  "<marquee onstart=x()>lành</marquee>",
  "<video><source onerror=x()></video>lành",
  "<audio src=x onerror=x()></audio>lành",
  "<input autofocus onfocus=x()>lành",
  "<select autofocus onfocus=x()></select>lành",
  "<p a=1 b=2 c='>' onclick=x()>lành</p>",
  "<b \u0000onclick=x()>lành</b>",
  // Addresses that run.
  "<a href=javascript:x()>lành</a>",
  "<a href=JaVaScRiPt:x()>lành</a>",
  "<a href=' javascript:x()'>lành</a>",
  "<a href='java\nscript:x()'>lành</a>",
  "<a href='java\u0000script:x()'>lành</a>",
  "<a href='\u0001javascript:x()'>lành</a>",
  "<a href='&#x6A;&#x61;vascript:x()'>lành</a>",
  "<a href='&#0000106avascript:x()'>lành</a>",
  "<a href='javascript&colon;x()'>lành</a>",
  "<a href='jav&Tab;ascript:x()'>lành</a>",
  "<a href='jav&NewLine;ascript:x()'>lành</a>",
  "<a href='vbscript:x()'>lành</a>",
  "<a href='data:text/html;base64,PHNjcmlwdD4='>lành</a>",
  "<a href='feed:javascript:x()'>lành</a>",
  "<a href='view-source:javascript:x()'>lành</a>",
  "<a href='file:///etc/passwd'>lành</a>",
  "<img src='javascript:x()'>lành",
  "<img src='data:image/svg+xml,<svg onload=x()>'>lành",
  "<img srcset='javascript:x() 1x' src=x>lành",
  "<blockquote cite='javascript:x()'>lành</blockquote>",
  "<q cite='data:text/html,x'>lành</q>",
  "<table background='javascript:x()'><tr><td>lành</td></tr></table>",
  "<td background='javascript:x()'>lành</td>",
  // Frames, objects, forms and other carriers.
  "<iframe src='javascript:x()'></iframe>lành",
  "<iframe srcdoc='<script>x()</script>'></iframe>lành",
  "<frameset><frame src='javascript:x()'></frameset>lành",
  "<object data='javascript:x()'>lành</object>",
  "<embed src='javascript:x()'>lành",
  "<applet code=x>x</applet>lành",
  "<form action='javascript:x()'><button>lành</button></form>",
  "<button formaction='javascript:x()'>lành</button>",
  "<isindex action='javascript:x()'>lành",
  "<base href='javascript:x()//'>lành",
  "<link rel=stylesheet href='javascript:x()'>lành",
  "<meta http-equiv=refresh content='0;url=javascript:x()'>lành",
  "<portal src='https://x.example'></portal>lành",
  "<template><script>x()</script></template>lành",
  "<noscript><p title='</noscript><img src=x onerror=x()>'></noscript>lành",
  "<textarea><script>x()</script></textarea>lành",
  "<xmp><script>x()</script></xmp>lành",
  "<plaintext>lành<script>x()</script>",
  // Foreign content and namespace confusion.
  "<svg onload=x()>lành</svg>",
  "<svg><script>x()</script></svg>lành",
  "<svg><a xlink:href='javascript:x()'><text>lành</text></a></svg>",
  "<svg><animate attributeName=href values='javascript:x()'/></svg>lành",
  "<svg><set attributeName=onmouseover to=x()></svg>lành",
  "<svg><foreignObject><iframe src='javascript:x()'></iframe></foreignObject></svg>lành",
  "<svg></p><style><a id='</style><img src=x onerror=x()>'></svg>lành",
  "<math href='javascript:x()'>lành</math>",
  "<math><mtext><table><mglyph><style><img src=x onerror=x()></style></table></mtext></math>lành",
  "<math><annotation-xml encoding='text/html'><script>x()</script></annotation-xml></math>lành",
  // Styles.
  "<p style='background:url(javascript:x())'>lành</p>",
  "<p style='width:expression(x())'>lành</p>",
  "<p style='-moz-binding:url(//x.example/x)'>lành</p>",
  "<style>@import 'javascript:x()';</style>lành",
  "<style>*{x:url(//x.example)}</style><p class=x id=y>lành</p>",
  // Clobbering and tracking.
  "<a id=location name=cookie>lành</a>",
  "<img name=getElementById>lành",
  "<p contenteditable=true draggable=true tabindex=1>lành</p>",
  "<a href='https://x.example' target=_blank ping='https://y.example' download>lành</a>",
];

const ELEMENTS = new Set(
  "a abbr address article b big blockquote br caption cite code dd del details div dl dt em figure footer h1 h2 h3 header i img li ol p pre q s section small span strike strong sub summary sup table tbody td th thead tr tt u ul".split(
    " ",
  ),
);
const ATTRIBUTES = new Set("href src alt title rel lang dir cite colspan rowspan scope start datetime width height".split(" "));

/** What a parser finds in the output that does not belong there. */
function strangersIn(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!ELEMENTS.has(name)) found.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (!ATTRIBUTES.has(attribute)) found.push(`${name} ${attribute}`);
        const link = ["href", "src", "cite"].includes(attribute);
        if (link && !/^(?:https?:\/\/|mailto:)/.test(value)) found.push(`${attribute}=${value}`);
      }
    },
    oncomment: () => found.push("comment"),
    onprocessinginstruction: () => found.push("instruction"),
  });
  parser.end(html);
  return found;
}

describe("hostile fragments", () => {
  it("are at least sixty", () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(60);
  });

  it.each(HOSTILE)("%s", (fragment) => {
    for (const baseUrl of [null, "https://bao.example/tin/"]) {
      const clean = sanitizeHtml(fragment, { baseUrl });
      expect(strangersIn(clean)).toEqual([]);
      expect(clean).toContain("lành");
      // What is clean stays as it is: a second pass finds nothing to do.
      expect(sanitizeHtml(clean, { baseUrl })).toBe(clean);
    }
  });

  it.each(HOSTILE)("as text: %s", (fragment) => {
    // Plain text may show words of markup that was never markup, but an element of it must not come back to life.
    expect(strangersIn(sanitizeHtml(htmlToText(fragment)))).toEqual([]);
  });
});

describe("harmless fragments", () => {
  it.each([
    "<p>Giá gạo tăng <strong>5%</strong>, theo <em>báo cáo</em>.</p>",
    "<ul><li>một</li><li>hai</li></ul>",
    '<table><tbody><tr><th scope="col">Xã</th><td colspan="2">120 hộ</td></tr></tbody></table>',
    "<blockquote><p>Chúng tôi chờ ba năm.</p></blockquote>",
    "<h2>Tiêu đề</h2><p>a<br />b<sup>2</sup></p>",
    '<p lang="vi" dir="ltr">chữ</p>',
    '<ol start="3"><li>ba</li></ol>',
    '<time datetime="2026-11-24">24/11</time>',
    "<p>script onclick javascript: style — chỉ là chữ</p>",
  ])("stays as it is: %s", (fragment) => {
    expect(sanitizeHtml(fragment)).toBe(fragment);
  });
});
