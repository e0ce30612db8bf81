/** English words that say little by themselves, as Porter stems and as written. Our own list. */
export const EN_STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the and or but if of at by for with about into through to from in out on off over under again then once here there when " +
    "where why how all any both each few more most other some such no nor not only own same so than too very can will just should now " +
    "i me my we our you your he him his she her it its they them their what which who whom this that these those am is are was were be " +
    "been being have has had having do does did doing would could ought as until while because it's that's i'm we're they're"
  ).split(" "),
);
