import { arbitraryMutations, type Mutation, mutate as mutateWith } from '../mutate.ts'

export { rewrite } from '../mutate.ts'

/**
 * Values and names that are right in some places. No xs:dateTime stands among blanks: XML Schema takes them away, but
 * libxml2 does not.
 */
const values = [
  ...[
    '',
    ' ',
    'x',
    'Loaned',
    ' Loaned ',
    'Lost',
    'Y',
    'N',
    'OK',
    '1',
    ' 1 ',
    '-1',
    '+0',
    '1.5',
    '.',
    'true',
    'TRUE',
  ],
  ...[
    '2024-02-29T23:59:59Z',
    '2023-02-29T23:59:59Z',
    '2024-01-31',
    '2024-01-31T24:00:00',
    '2024-01-31T10:00:00+14:01',
  ],
]
const names = [
  ...[
    'header',
    'note',
    'status',
    'action',
    'itemId',
    'URL',
    'address',
    'physicalAddress',
    'electronicAddress',
  ],
  ...['timestamp', 'errorData', 'unknown', 'request', 'multipleItemRequestId', 'edition', 'x:foreign'],
]
const attributes = [
  ...[
    '',
    ' scheme="a"',
    ' ill:scheme="a"',
    ' ill:scheme="%"',
    ' ill:other="a"',
    ' xml:lang="sv"',
    ' xmlns=""',
  ],
  ' xmlns="urn:other"',
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"',
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"',
]

const vocabulary = { values, names, attributes }

/** Gives ways to damage a document. */
export const arbitraryMutation = arbitraryMutations(vocabulary)

/** Damages a document that our writer wrote. It stays well-formed. */
export function mutate(xml: string, mutations: readonly Mutation[]): string {
  return mutateWith(xml, mutations, vocabulary)
}
