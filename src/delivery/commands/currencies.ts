/** The currencies of ISO 4217, those of the past too. */
const currencies: readonly string[] = Intl.supportedValuesOf('currency')
const codes: ReadonlySet<string> = new Set(currencies)

/** Returns whether ISO 4217 has, or had, a currency of this code. */
export const isCurrency = (code: string): boolean => codes.has(code)

const lettersOf = (code: string): string => [...code].toSorted().join('')

/** Counts the letters that differ, place by place. */
const differences = (one: string, other: string): number =>
  [...one].filter((letter, place) => letter !== other[place]).length

/**
 * Returns how far a code is from what was typed: two letters exchanged, a wrong letter at the end, in the middle, or at
 * the beginning, or all but the first; undefined where more is wrong.
 */
const distance = (typed: string, code: string): number | undefined => {
  const wrong = differences(typed, code)
  if (wrong === 2 && lettersOf(typed) === lettersOf(code)) return 0
  if (wrong === 2 && typed[0] === code[0]) return 4
  if (wrong !== 1) return undefined
  return 3 - [...typed].findIndex((letter, place) => letter !== code[place])
}

/** The most currencies that are named. */
const most = 3

/** Lists the currencies whose codes are nearest to an unknown code, the nearest first. */
export const similarCurrencies = (typed: string): readonly string[] =>
  currencies
    .flatMap((code) => {
      const away = distance(typed, code)
      return away === undefined ? [] : [{ code, away }]
    })
    .toSorted((one, other) => one.away - other.away || one.code.localeCompare(other.code))
    .slice(0, most)
    .map(({ code }) => code)
