import type { Context } from 'hono'
import type { Language } from '../../translations/language.ts'

/** Keys of the pages themselves: no OpenURL has them. */
const ownKeys = ['kind', 'q', 'what', 'said', 'lang', 'token']

/** Returns whether a part of the query belongs to the pages themselves. */
export const isOwnPair = (pair: string): boolean =>
  ownKeys.some((key) => pair === key || pair.startsWith(`${key}=`))

/** Lists the parts `key=value` of the query, encoded as they were sent. */
export const queryPairs = (context: Context): readonly string[] =>
  new URL(context.req.url).search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')

const addressWith = (context: Context, pairs: readonly string[]): string =>
  context.req.path + (pairs.length === 0 ? '' : `?${pairs.join('&')}`)

/** Returns the address of this page without a token, and in another language where one is named. */
export const pageAddress = (context: Context, language?: Language): string => {
  const others = queryPairs(context).filter((pair) => !pair.startsWith('token='))
  return addressWith(
    context,
    language === undefined
      ? others
      : [...others.filter((pair) => !pair.startsWith('lang=')), `lang=${language}`],
  )
}
