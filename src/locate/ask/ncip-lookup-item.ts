import {
  matchProblemType,
  type PartialMessage,
  type PartialMessageOf,
  problemsOf,
  readNcip,
  writeInEdition,
} from 'node-ncip'
import { reason, textReason } from '../../translations/reason.ts'
import type { Holding } from '../locate.ts'
import type { CatalogueProtocol } from './catalogue-protocol.ts'

type Fields = NonNullable<PartialMessageOf<'LookupItemResponse'>['body']['ItemOptionalFields']>

/** Circulation statuses of the standard's scheme, and of systems, by what they say of the item; others say nothing. */
const statuses: readonly (readonly [RegExp, boolean])[] = [
  [/^available/i, true],
  [/^(in|checked in|on shelf)$/i, true],
  [/waiting to be reshelved/i, true],
  [
    /^(on loan|checked out|charged|recalled|claimed|lost|missing|in process|on order|not available|pending)/i,
    false,
  ],
]

const restrictions = { noLoan: /not for loan|in library use|use only/i, noCopy: /no reproduction/i }

/** No such item, whatever it is called. */
const unknownItem = ['Unknown Item', 'Element Rule Violated']

const holdingOf = ({
  CirculationStatus,
  ItemUseRestrictionType,
  ItemDescription,
  Location,
}: Fields): Holding => {
  const status = CirculationStatus?.value ?? ''
  const restricted = (ItemUseRestrictionType ?? []).map((each) => each.value ?? '')
  const places = (Location ?? []).flatMap(({ LocationName }) =>
    (LocationName?.LocationNameInstance ?? []).flatMap(({ LocationNameValue }) => LocationNameValue ?? []),
  )
  return {
    codes: places.map((place) => place.slice(0, 200)),
    location: places.join(', ').slice(0, 200) || undefined,
    callNumber: ItemDescription?.CallNumber?.slice(0, 200),
    available: statuses.find(([pattern]) => pattern.test(status))?.[1],
    lends: restricted.some((each) => restrictions.noLoan.test(each)) ? false : undefined,
    copies: restricted.some((each) => restrictions.noCopy.test(each)) ? false : undefined,
  }
}

const wanted = ['Circulation Status', 'Item Use Restriction Type', 'Location', 'Item Description']

const problemIn = (
  message: PartialMessage,
): { readonly type: string; readonly words: string } | undefined => {
  const [problem] = problemsOf(message)
  if (problem === undefined) return undefined
  const words = [problem.type, problem.detail].filter((part) => part !== undefined && part !== '').join(': ')
  return { type: matchProblemType(problem, 'LookupItem') ?? problem.type, words: words.slice(0, 300) }
}

/** LookupItem (ANSI/NISO Z39.83-1): the state of an item that is known by a number. */
export const ncipLookupItem: CatalogueProtocol<'ncip_lookup_item'> = {
  call: ({ ask: id, type }, { url, fromAgency, toAgency, version }) => ({
    method: 'POST',
    url,
    headers: { accept: 'application/xml, text/xml', 'content-type': 'application/xml; charset="utf-8"' },
    body:
      writeInEdition(
        {
          kind: 'LookupItem',
          body: {
            InitiationHeader: {
              FromAgencyId: { AgencyId: { value: fromAgency } },
              ToAgencyId: { AgencyId: { value: toAgency } },
            },
            ItemId: {
              AgencyId: { value: toAgency },
              ...(type === undefined ? {} : { ItemIdentifierType: { value: type } }),
              ItemIdentifierValue: id,
            },
            ItemElementType: wanted.map((value) => ({ value })),
          },
        },
        '2',
        { version },
      ) ?? '',
  }),
  read: ({ body }) => {
    const result = readNcip(body, { reader: 'scan' })
    const message = result.ok ? result.message : result.partial
    if (message === undefined) return { kind: 'unclear', reason: reason('finding.no_ncip') }
    const problem = problemIn(message)
    if (problem !== undefined) {
      if (unknownItem.includes(problem.type)) return { kind: 'found', titles: [] }
      return {
        kind: problem.type === 'Temporary Processing Failure' ? 'not_now' : 'refused',
        reason: textReason(problem.words),
      }
    }
    if (message.edition !== '2' || message.kind !== 'LookupItemResponse')
      return { kind: 'unclear', reason: reason('finding.wrong_ncip', { kind: message.kind }) }
    const { ItemId, ItemOptionalFields = {} } = message.body
    const recordId = ItemId?.ItemIdentifierValue?.slice(0, 200)
    return { kind: 'found', titles: [{ recordId, holdings: [holdingOf(ItemOptionalFields)] }] }
  },
}
