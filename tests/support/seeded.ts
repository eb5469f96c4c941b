/** Chance that a seed decides, so that what a test found once it finds again. */
export interface Chance {
  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number;
  /** One of the choices. */
  of<T>(choices: readonly T[]): T;
  /** The same items in another order. */
  shuffled<T>(items: readonly T[]): T[];
}

/** The same seed draws the same numbers (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const draw = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number) => Math.floor(draw() * end);
  return {
    below,
    of: (choices) => choices[below(choices.length)] as (typeof choices)[number],
    shuffled: (items) =>
      items
        .map((item) => [draw(), item] as const)
        .sort(([a], [b]) => a - b)
        .map(([, item]) => item),
  };
}
