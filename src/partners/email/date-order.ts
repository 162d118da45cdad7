import type { DateOrder } from '@lendwire/email'

/**
 * Returns the order of day and month that a lender writes in; undefined where it is not certain. Only English is written
 * in both orders. There the region of the language decides, else currency and time zone where both say the same.
 *
 * @param language the language of the partner's letters, such as `de`, `en` or `en-US`
 * @param currency the partner's currency, ISO 4217
 * @param timeZone the library's time zone, such as `Europe/Oslo`
 */
export const dateOrderOf = (
  language: string,
  currency: string | undefined,
  timeZone: string,
): DateOrder | undefined => {
  const [base, region] = language.split('-')
  if (base !== 'en') return 'day_first'
  if (region === 'US') return 'month_first'
  if (region !== undefined) return region === 'CA' ? undefined : 'day_first'
  const isAmerican = timeZone.startsWith('America/') || timeZone.startsWith('US/')
  if (currency === undefined) return undefined
  if (currency === 'USD') return isAmerican ? 'month_first' : undefined
  return isAmerican || currency === 'CAD' ? undefined : 'day_first'
}
