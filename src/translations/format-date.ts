/**
 * Writes a date with a formatter, and in French the first of a month as "1er", which `Intl` writes as "1".
 *
 * @param at milliseconds since 1970, or a date
 */
export const formatDate = (formatter: Intl.DateTimeFormat, at: Date | number): string =>
  formatter.resolvedOptions().locale.startsWith('fr')
    ? formatter
        .formatToParts(at)
        .map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value))
        .join('')
    : formatter.format(at)
