import { Day, RequestNumber } from '../borrowing/values.ts'
import type { Row } from '../store/ports/rows.ts'
import type { RequestFacts } from './request-facts.ts'

/** The keys of rows that are derived from facts begin with it: they are behind every day. */
export const derivedRows = '~'

/** The name of the marks of months whose facts changed. */
export const changeMarks = 'changed'

/** Returns the key of what is derived from the facts of a month, by its name. */
export const derivedKey = (name: string, month: string): string => `${derivedRows}${name} ${month}`

/** Returns the key of the row of a request, which orders rows by the day of creation. */
export const factKey = ({ createdOn, number }: RequestFacts): string => `${createdOn} ${number}`

/** Returns of which request the row with a key is. */
export const parseFactKey = (key: string): Pick<RequestFacts, 'createdOn' | 'number'> => {
  const [createdOn, number] = key.split(' ')
  return { createdOn: Day.parse(createdOn), number: RequestNumber.parse(number) }
}

/**
 * Returns the rows that a commit writes for a request: its facts, and a mark by which others see that facts of its month changed.
 *
 * @param version the version of the request after the commit
 */
export const factRows = (facts: RequestFacts, version: number): readonly Row[] => [
  { key: factKey(facts), value: facts },
  { key: derivedKey(changeMarks, facts.createdOn.slice(0, 7)), value: `${facts.number} ${version}` },
]
