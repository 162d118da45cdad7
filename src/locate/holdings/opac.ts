import type { RawElement } from '@lendwire/xml'
import { attributeOf, children, elementAt, textAt, within } from '../../marc/elements.ts'
import type { Extent, Holding } from '../locate.ts'
import { availableByNotes, lendableByNotes } from './note-phrases.ts'
import type { HoldingsReader } from './reader.ts'

const isSet = (element: RawElement | undefined): boolean | undefined => {
  const value = attributeOf(element, 'value')
  return value === undefined ? undefined : value === '1' || value === 'true'
}

const textsOf = (element: RawElement, ...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => textAt(element, name) ?? [])

/** Lists the extents: of one copy, of a place, or of its volumes. */
const extentsOf = (element: RawElement): readonly Extent[] =>
  [element, ...children(elementAt(element, 'volumes'), 'volume')]
    .flatMap((each) => textsOf(each, 'enumAndChron'))
    .map((text) => ({ text }))

const circulating = (place: Holding, circulation: RawElement): Holding => {
  const onHold = isSet(elementAt(circulation, 'onHold'))
  const now = isSet(elementAt(circulation, 'availableNow'))
  const own = extentsOf(circulation)
  return {
    ...place,
    itemPolicy: textAt(circulation, 'availableThru'),
    available: onHold === true ? false : (now ?? place.available),
    lends: lendableByNotes(textsOf(circulation, 'restrictions', 'availableThru')) ?? place.lends,
    location: textAt(circulation, 'temporaryLocation') ?? place.location,
    extents: own.length === 0 ? place.extents : own,
  }
}

const holdingsOf = (holding: RawElement): readonly Holding[] => {
  const notes = textsOf(holding, 'publicNote')
  const place: Holding = {
    codes: textsOf(holding, 'nucCode', 'localLocation', 'shelvingLocation'),
    branch: textAt(holding, 'localLocation'),
    shelving: textAt(holding, 'shelvingLocation'),
    location: textsOf(holding, 'localLocation', 'shelvingLocation').join(', ') || undefined,
    callNumber: textAt(holding, 'callNumber'),
    available: availableByNotes(notes),
    lends: lendableByNotes(notes),
    extents: extentsOf(holding),
  }
  const circulations = children(elementAt(holding, 'circulations'), 'circulation')
  return circulations.length === 0 ? [place] : circulations.map((each) => circulating(place, each))
}

/** Reads holdings of an OPAC record, as Z39.50 has it and SRU servers before such systems give it in XML. */
export const opac: HoldingsReader = ({ data }) => within(data, 'holding').flatMap(holdingsOf)
