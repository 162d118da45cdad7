import type { DateOrder } from '@lendwire/email'
import type { EmailConnection } from './connection.ts'

/**
 * Returns the order of day and month that a lender writes in: the one that its profile names, else that of the language
 * of its letters. Only English is written in both orders: without a region (`en-GB`, `en-US`) it is not certain, whatever
 * currency and time zone suggest.
 *
 * @returns undefined where it is not certain
 */
export const dateOrderOf = ({
  language,
  dateOrder,
}: Pick<EmailConnection, 'language' | 'dateOrder'>): DateOrder | undefined => {
  if (dateOrder !== undefined) return dateOrder
  const [base, region] = language.split('-')
  if (base !== 'en') return 'day_first'
  if (region === 'US') return 'month_first'
  return region === undefined || region === 'CA' ? undefined : 'day_first'
}
