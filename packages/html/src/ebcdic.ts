/** Code page 037, byte by byte: IBM CDRA registry, as Python's codec of that name has it. */
const CP037 =
  "\u0000\u0001\u0002\u0003\u009c\u0009\u0086\u007f\u0097\u008d\u008e\u000b\u000c\u000d\u000e\u000f\u0010\u0011\u0012\u0013\u009d\u0085\u0008\u0087\u0018\u0019\u0092\u008f\u001c\u001d\u001e\u001f" +
  "\u0080\u0081\u0082\u0083\u0084\u000a\u0017\u001b\u0088\u0089\u008a\u008b\u008c\u0005\u0006\u0007\u0090\u0091\u0016\u0093\u0094\u0095\u0096\u0004\u0098\u0099\u009a\u009b\u0014\u0015\u009e\u001a" +
  "\u0020\u00a0\u00e2\u00e4\u00e0\u00e1\u00e3\u00e5\u00e7\u00f1\u00a2.<(+|&\u00e9\u00ea\u00eb\u00e8\u00ed\u00ee\u00ef\u00ec\u00df!\u0024*);\u00ac" +
  "-/\u00c2\u00c4\u00c0\u00c1\u00c3\u00c5\u00c7\u00d1\u00a6,%_>?\u00f8\u00c9\u00ca\u00cb\u00c8\u00cd\u00ce\u00cf\u00cc\u0060:#@'=\u0022" +
  "\u00d8abcdefghi\u00ab\u00bb\u00f0\u00fd\u00fe\u00b1\u00b0jklmnopqr\u00aa\u00ba\u00e6\u00b8\u00c6\u00a4" +
  "\u00b5~stuvwxyz\u00a1\u00bf\u00d0\u00dd\u00de\u00ae^\u00a3\u00a5\u00b7\u00a9\u00a7\u00b6\u00bc\u00bd\u00be[]\u00af\u00a8\u00b4\u00d7" +
  "{ABCDEFGHI\u00ad\u00f4\u00f6\u00f2\u00f3\u00f5}JKLMNOPQR\u00b9\u00fb\u00fc\u00f9\u00fa\u00ff" +
  "\u005c\u00f7STUVWXYZ\u00b2\u00d4\u00d6\u00d2\u00d3\u00d50123456789\u00b3\u00db\u00dc\u00d9\u00da\u009f";

/** What other pages have in another place than 037: six hex digits each, the byte and its letter. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  cp037: "",
  cp500: "4a005b4f00215a005d5f005eb000a2ba00acbb007c",
  cp1140: "9f20ac",
  cp1026:
    "48007b4a00c74f00215a011e5b01305f005e68005b6a015f7901317b00d67c015e7f00dc8c007d8d00608e00a6a100f6ac005dad0024ae0040b000a2ba00acbb007cc000e7cc007ed0011fdc005ce000fcec0023fc0022",
  cp273:
    "43007b4a00c44f002159007e5a00dc5f005e63005b6a00f67c00a7a100dfb000a2b50040ba00acbb007cbc203ec000e4cc00a6d000fcdc007de000d6ec005cfc005d",
  cp875:
    "4103914203924303934403944503954603964703974803984903994a005b4f002151039a52039b53039c54039d55039e56039f5703a05803a15903a35a005d5f005e6203a46303a56403a66503a76603a86703a96803aa6903ab6a007c7000a87103867203887303897400a075038a76038c77038e78038f8003858a03b18b03b28c03b38d03b48e03b58f03b69a03b79b03b89c03b99d03ba9e03bb9f03bca000b4aa03bdab03beac03bfad03c0ae03c1af03c3b000a3b103acb203adb303aeb403cab503afb603ccb703cdb803cbb903ceba03c2bb03c4bc03c5bd03c6be03c7bf03c8cb03c9cc0390cd03b0ce2018cf2015da00b1db00bddc001add0387de2019df00a6e1001aeb00a7ec001aed001aee00abef00acfb00a9fc001afd001afe00bb",
  cp424:
    "4105d04205d14305d24405d34505d44605d54705d64805d74905d85105d95205da5305db5405dc5505dd5605de5705df5805e05905e16205e26305e36405e46505e56605e66705e76805e86905e970fffd7105ea72fffd73fffd7400a075fffd76fffd77fffd78201780fffd8cfffd8dfffd8efffd9afffd9bfffd9cfffd9efffdaafffdabfffdacfffdadfffdaefffdcbfffdccfffdcdfffdcefffdcffffddbfffddcfffdddfffddefffddffffdebfffdecfffdedfffdeefffdeffffdfbfffdfcfffdfdfffdfefffd",
};

/** Names of code pages by country. */
const BY_COUNTRY: Readonly<Record<string, string>> = {
  us: "037",
  ca: "037",
  nl: "037",
  wt: "037",
  be: "500",
  ch: "500",
  he: "424",
  tr: "1026",
  gr: "875",
};

/** Decodes an EBCDIC code page (`cp037`, `IBM500`, …); null when the name is none of those known. */
export function decodeEbcdic(bytes: Uint8Array, name: string): string | null {
  const country = BY_COUNTRY[/^ebcdic-cp-([a-z]{2})$/i.exec(name)?.[1]?.toLowerCase() ?? ""];
  if (country !== undefined) return decodeEbcdic(bytes, `cp${country}`);
  const page = `cp${/^(?:cp|ibm|ebcdic-cp-|csibm)-?(\d{3,5})$/i.exec(name)?.[1] ?? ""}`.replace(/^cp37$/, "cp037");
  const differences = DIFFERENCES[page];
  if (differences === undefined) return null;
  const letters = [...CP037];
  for (let at = 0; at < differences.length; at += 6) {
    letters[Number.parseInt(differences.slice(at, at + 2), 16)] = String.fromCharCode(
      Number.parseInt(differences.slice(at + 2, at + 6), 16),
    );
  }
  let text = "";
  for (const byte of bytes) text += letters[byte] ?? "\uFFFD";
  return text.replaceAll("\u0085", "\n");
}
