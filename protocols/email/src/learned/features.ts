import { classWords } from '../classify/word-classes.ts'

/** The number of weights of a meaning. Features that fall on one number share their weight. */
export const buckets = 16_384

const carriers =
  /\b(?:dhl|ups|fedex|dpd|gls|hermes|usps|tnt|royal mail|parcelforce|chronopost|colissimo|la poste|deutsche post|an post|canada post|purolator|evri|post ?nl|swiss post|la navette)\b/g
const weekdays =
  /\b(?:mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\b/g

/** Returns a text with one word for all carriers, weekdays, long numbers and short ones. */
const masked = (plain: string): string =>
  plain
    .replace(carriers, 'carrier')
    .replace(weekdays, 'weekday')
    .replace(/(?<![a-z0-9-])(?=[a-z-]{0,20}\d)[a-z0-9-]{6,40}\b/g, 'code')
    .replace(/\d+/g, '0')

const partLengths = [3, 4, 5] as const
const longestWord = 40
const tokensPerLength = 4
const longestLength = 6

const wordsInRow = (tokens: readonly string[]): readonly string[] => {
  const row = ['<', ...tokens, '>']
  return row.flatMap((word, at) => {
    const next = row[at + 1]
    const after = row[at + 2]
    const isWord = at > 0 && next !== undefined
    return [
      ...(isWord ? [`1${word}`] : []),
      ...(next === undefined ? [] : [`2${word} ${next}`]),
      ...(after === undefined ? [] : [`3${word} ${next} ${after}`, `s${word} ${after}`]),
    ]
  })
}

const partsOfWords = (tokens: readonly string[]): readonly string[] =>
  tokens
    .filter((word) => /^[a-z_]{4,}$/.test(word))
    .flatMap((word) => {
      const whole = `<${word.slice(0, longestWord)}>`
      return partLengths.flatMap((length) =>
        Array.from(
          { length: Math.max(0, whole.length - length + 1) },
          (_, at) => `c${whole.slice(at, at + length)}`,
        ),
      )
    })

const classesInRow = (plain: string): readonly string[] => {
  const known = classWords(plain, noNames).known.flatMap(
    (classes) => classes.filter((each) => each !== 'unchanging')[0] ?? [],
  )
  return known.flatMap((each, at) => {
    const next = known[at + 1]
    return [`k${each}`, ...(next === undefined ? [] : [`K${each} ${next}`])]
  })
}

const noNames: ReadonlySet<string> = new Set()

/** Returns the number of a feature (FNV-1a). */
const numberOf = (feature: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < feature.length; at += 1) {
    hash ^= feature.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 15
  return (hash >>> 0) % buckets
}

/**
 * Returns the features of a sentence by their numbers: its words alone and in rows, parts of words, the classes of its words, and
 * how long it is.
 *
 * @param plain the sentence in plain form, with marks for dates, amounts and titles
 */
export function featuresOf(plain: string): readonly number[] {
  const tokens = masked(plain).match(/[@a-z_]+|0|[?!:]/g) ?? []
  const features = [
    ...wordsInRow(tokens),
    ...partsOfWords(tokens),
    ...classesInRow(plain),
    `n${Math.min(longestLength, Math.floor(tokens.length / tokensPerLength))}`,
  ]
  return [...new Set(features.map(numberOf))]
}
