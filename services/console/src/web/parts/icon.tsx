/** Line drawings on a 20-unit square, one path each, drawn for this product. */
const PATHS = {
  today:
    "M3.5 15.5h13M6 12.500a4 4 0 0 1 8 0M10 4v1.800M4.600 6.600l1.300 1.300M15.400 6.600l-1.300 1.300M2.500 12.500h1M16.500 12.500h1",
  search: "M8.750 14a5.250 5.250 0 1 0 0-10.500 5.250 5.250 0 0 0 0 10.500ZM12.700 12.700l4 4",
  review: "M5 3.500h7l3 3v10H5zM12 3.500v3h3M7.600 11.200l1.700 1.700 3.200-3.600",
  demands: "M4 4.500h12v9H9.500L6 16.500v-3H4zM7 7.700h6M7 10.300h4",
  digest: "M3.500 5h13v10h-13zM3.800 5.500l6.200 5 6.200-5",
  feeds: "M5 15.200h.01M4.500 10.500a5 5 0 0 1 5 5M4.500 6.500a9 9 0 0 1 9 9M4.500 3a12.500 12.500 0 0 1 12 12.500",
  public: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM3 10h14M10 3c2.500 2 3 4.500 3 7s-.500 5-3 7c-2.500-2-3-4.500-3-7s.500-5 3-7Z",
  admin:
    "M4 6h7M14.500 6H16M4 10h1.500M9 10h7M4 14h6M13.500 14H16M12.700 7.700a1.700 1.700 0 1 0 0-3.400 1.700 1.700 0 0 0 0 3.400ZM7.200 11.700a1.700 1.700 0 1 0 0-3.400 1.700 1.700 0 0 0 0 3.400ZM11.700 15.700a1.700 1.700 0 1 0 0-3.400 1.700 1.700 0 0 0 0 3.400Z",
  more: "M4 6h12M4 10h12M4 14h12",
  close: "M5 5l10 10M15 5L5 15",
  check: "M4.500 10.500l3.500 3.500 7.500-8",
  cross: "M5.500 5.500l9 9M14.500 5.500l-9 9",
  flag: "M5.500 17V3.500M5.500 4h8.500l-1.800 3 1.800 3H5.500",
  out: "M8 4.500H4.500v11h11V12M11.500 4.500h4v4M15.300 4.700L9.500 10.500",
  up: "M10 15V5M6 9l4-4 4 4",
  down: "M10 5v10M6 11l4 4 4-4",
  left: "M12 5l-5 5 5 5",
  right: "M8 5l5 5-5 5",
  plus: "M10 4.500v11M4.500 10h11",
  dot: "M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6.200V10l2.600 1.700",
  warn: "M10 3.500l7 12.500H3zM10 8.200v3.600M10 13.900v.1",
  pause: "M7.500 5v10M12.500 5v10",
  lock: "M5.500 9h9v7h-9zM7.200 9V6.800a2.800 2.800 0 0 1 5.600 0V9",
  person: "M10 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 16.500c.600-3.200 2.800-5 6-5s5.400 1.800 6 5",
  filter: "M3.500 5h13M6 10h8M8.500 15h3",
} as const;

/** Every drawing there is. */
export type IconName = keyof typeof PATHS;

/** An icon is never alone: the words stand beside it, so that it is hidden from screen readers. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
