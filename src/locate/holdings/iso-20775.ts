import { type RawElement, rawText } from '@lendwire/xml'
import { children, textAt, within } from '../../marc/elements.ts'
import type { Holding } from '../locate.ts'
import type { HoldingsReader } from './reader.ts'

const texts = (elements: readonly RawElement[]): readonly string[] =>
  elements.map((element) => rawText(element).slice(0, 200)).filter((text) => text !== '')

/** availabilityStatus: 1 available, 2 not available; 0 and 3 leave it open. */
const availability: Readonly<Record<string, boolean>> = { 1: true, 2: false }

/** Reads what a copy is available for. availableFor: 1 a loan, 2 and 3 a copy, 4 to 6 neither; 0 leaves it open. */
const purpose = (code: string | undefined): Pick<Holding, 'lends' | 'copies'> => {
  if (code === undefined || code === '0') return {}
  return { lends: code === '1', copies: code === '2' || code === '3' }
}

/** Returns the counts of copies in a summary. */
const bySummary = (status: RawElement): Pick<Holding, 'available' | 'lends' | 'copies'> => {
  const count = textAt(status, 'availableCount')
  return {
    ...purpose(textAt(status, 'availableFor')),
    available: count === undefined || !/^\d+$/.test(count) ? undefined : Number(count) > 0,
  }
}

const byStatus = (status: RawElement): Pick<Holding, 'available' | 'lends' | 'copies'> => ({
  ...purpose(textAt(status, 'availableFor')),
  available: availability[textAt(status, 'availabilityStatus') ?? '0'],
})

const holdingsOf = (holding: RawElement): readonly Holding[] => {
  const places = [...texts(children(holding, 'physicalLocation')), ...texts(within(holding, 'sublocation'))]
  const place: Holding = {
    codes: [
      ...texts(children(holding, 'institutionIdentifier').flatMap((each) => children(each, 'value'))),
      ...places,
    ],
    branch: texts(children(holding, 'physicalLocation'))[0],
    shelving: texts(within(holding, 'sublocation'))[0],
    location: places.join(', ') || undefined,
    callNumber: texts(within(holding, 'shelfLocator'))[0],
    extents: texts(within(holding, 'enumerationAndChronology')).map((text) => ({ text })),
  }
  const statuses = [
    ...within(holding, 'availabilityInformation')
      .flatMap((each) => children(each, 'status'))
      .map(byStatus),
    ...within(holding, 'copiesSummary')
      .flatMap((each) => children(each, 'status'))
      .map(bySummary),
  ]
  return statuses.length === 0 ? [place] : statuses.map((status) => ({ ...place, ...status }))
}

/** Reads holdings of ISO 20775. */
export const iso20775: HoldingsReader = ({ data }) => within(data, 'holding').flatMap(holdingsOf)
