import ipaddr from "ipaddr.js";

/**
 * Classes of addresses that no fetch may reach. `null` of {@link forbiddenClass} means an ordinary public address.
 * Sources: IANA special-purpose address registries (RFC 6890), RFC 6052 and 8215 (NAT64), RFC 3056 (6to4),
 * RFC 4380 (Teredo), RFC 5214 (ISATAP), and the clouds' metadata addresses.
 */
export const ADDRESS_CLASSES = [
  "loopback",
  "private",
  "link_local",
  "metadata",
  "mapped",
  "nat64",
  "6to4",
  "teredo",
  "isatap",
  "multicast",
  "unspecified",
  "shared",
  "documentation",
  "reserved",
  "unreadable",
] as const;
/** One of them. */
export type AddressClass = (typeof ADDRESS_CLASSES)[number];

/** ipaddr.js's word for a range → ours. What is not listed here (and is not `unicast`) is `reserved`. */
const CLASS_OF_RANGE: Readonly<Record<string, AddressClass>> = {
  loopback: "loopback",
  private: "private",
  uniqueLocal: "private",
  deprecatedSiteLocal: "private",
  linkLocal: "link_local",
  multicast: "multicast",
  unspecified: "unspecified",
  carrierGradeNat: "shared",
  ipv4Mapped: "mapped",
  rfc6145: "mapped",
  rfc6052: "nat64",
  "6to4": "6to4",
  teredo: "teredo",
};

/** Ranges that need their own word or that ipaddr.js takes for public; looked at before its ranges. */
const LISTED: readonly { readonly cidr: string; readonly as: AddressClass }[] = [
  { cidr: "169.254.169.254/32", as: "metadata" }, // AWS, Google, Azure, OpenStack
  { cidr: "169.254.170.2/32", as: "metadata" }, // AWS containers
  { cidr: "168.63.129.16/32", as: "metadata" }, // Azure's host, a public-looking address
  { cidr: "100.100.100.200/32", as: "metadata" }, // Alibaba
  { cidr: "192.0.0.192/32", as: "metadata" }, // Oracle
  { cidr: "fd00:ec2::/32", as: "metadata" }, // AWS over IPv6
  { cidr: "fd20:ce::254/128", as: "metadata" }, // Google over IPv6
  { cidr: "192.0.2.0/24", as: "documentation" },
  { cidr: "198.51.100.0/24", as: "documentation" },
  { cidr: "203.0.113.0/24", as: "documentation" },
  { cidr: "2001:db8::/32", as: "documentation" },
  { cidr: "3fff::/20", as: "documentation" },
  { cidr: "192.88.99.0/24", as: "6to4" }, // its relays, RFC 7526
];
const LISTED_RANGES = LISTED.map(({ cidr, as }) => ({ range: ipaddr.parseCIDR(cidr), as }));

/** The only part of IPv6 handed out for public use so far. */
const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");
/** `::a.b.c.d`, IPv4-compatible addresses (RFC 4291, deprecated); some stacks still route them to the IPv4 inside. */
const IPV4_COMPATIBLE = ipaddr.parseCIDR("::/96");
/** Third 32-bit word of an ISATAP interface: `0000:5efe` or `0200:5efe`, an IPv4 address behind it. */
const ISATAP_WORDS: readonly number[] = [0x0000, 0x0200];
const ISATAP_MARK = 0x5efe;

/** Why this textual IP address must not be connected to, or null for a public one. Any form ipaddr.js reads; zones are cut off. */
export function forbiddenClass(address: string): AddressClass | null {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  if (!ipaddr.isValid(bare)) return "unreadable";
  const parsed = ipaddr.parse(bare);
  const listed = LISTED_RANGES.find(({ range }) => range[0].kind() === parsed.kind() && parsed.match(range));
  if (listed !== undefined) return listed.as;
  const range = parsed.range();
  if (range !== "unicast") return CLASS_OF_RANGE[range] ?? "reserved";
  return parsed instanceof ipaddr.IPv6 ? forbiddenIpv6(parsed) : null;
}

function forbiddenIpv6(address: ipaddr.IPv6): AddressClass | null {
  if (address.match(IPV4_COMPATIBLE)) return "mapped";
  if (!address.match(GLOBAL_UNICAST)) return "reserved";
  const isatap = address.parts[5] === ISATAP_MARK && ISATAP_WORDS.includes(address.parts[4] ?? -1);
  return isatap ? "isatap" : null;
}

/** True for 127.0.0.0/8 and ::1, plainly written: what an `allow` entry opens and nothing else. */
export function isLoopback(address: string): boolean {
  return forbiddenClass(address) === "loopback";
}
