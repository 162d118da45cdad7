import { z } from 'zod'
import { LibraryCode, RequestNumber } from '../src/borrowing/values.ts'

/** The admin's key of every gateway of the benchmarks. */
export const adminKey = 'the-admin-key-of-the-benchmarks-is-long-enough'

/** The library that borrows. */
export const library = LibraryCode.parse('BENCH')
/** The number of partners that lend. */
export const partnerCount = 10

/** The languages of partners. */
export const Language = z.enum(['iso18626', 'ncip'])
export type Language = z.infer<typeof Language>

/** The identifiers by which a message finds its request. */
export const Target = z.object({
  path: z.string(),
  token: z.string(),
  agency: z.string(),
  request: z.string(),
  item: z.string(),
})
export type Target = z.infer<typeof Target>

/** Returns the code of the partner that a request with this index is with. */
export const codeOf = (index: number): string => `partner-${index % partnerCount}`
/** Returns the token that the partner presents. */
export const tokenOf = (code: string): string => `${code}-token-that-is-long-enough`

/**
 * Returns the number of the request with an index: spread over the whole range, so that neighbours in time are none in
 * an index.
 */
export const numberOf = (index: number): RequestNumber =>
  RequestNumber.parse(
    `${library}-${((index * 2_654_435_761) % 4_294_967_296).toString(36).toUpperCase().padStart(8, '0')}`,
  )

/** Returns the lender's id of the item of the request with an index. */
export const itemOf = (index: number): string => `ITEM-${index}`

/** Returns the address and the identifiers of a message about the request with an index. */
export const targetOf = (index: number, language: Language): Target => {
  const code = codeOf(index)
  return {
    path: `/partners/${code}/${language}`,
    token: tokenOf(code),
    agency: code.toUpperCase(),
    request: `${numberOf(index)}-1`,
    item: itemOf(index),
  }
}
