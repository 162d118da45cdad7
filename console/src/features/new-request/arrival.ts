/** Fewer items say too little about how long the next one takes. */
const minItems = 5
const millisecondsOfDay = 86_400_000

/**
 * Returns the days from the question until an item is here.
 *
 * @param ship the usual days until it is shipped (median)
 * @param arrive those on the way
 * @param items the number of items that say so
 * @returns undefined where too few do
 */
export const daysUntilHere = (
  ship: number | undefined,
  arrive: number | undefined,
  items: number,
): number | undefined =>
  ship === undefined || arrive === undefined || items < minItems ? undefined : ship + arrive

/** Returns the day a number of days from now, as ISO 8601. */
export const dayAfter = (days: number, now = Date.now()): string =>
  new Date(now + Math.ceil(days) * millisecondsOfDay).toISOString().slice(0, 10)
