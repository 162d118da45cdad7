import type { Entry } from '../../../api/types.ts'
import type { Words } from '../../../words/en.ts'

/** Returns why a partner does not supply; a code of ISO 18626 that it sent is put into words. */
export const reasonOfEntry = ({ reason }: Entry, words: Words): string | undefined => {
  const named: Readonly<Record<string, string>> = words.partnerConditions
  return reason?.text === undefined ? undefined : (named[reason.text] ?? reason.text)
}
