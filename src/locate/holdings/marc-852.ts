import type { MarcRecord } from '@natlibfi/marc-record'
import { type DataField, firstOf, valuesOf } from '../../marc/marc.ts'
import type { Extent, Holding } from '../locate.ts'
import { availableByNotes, lendableByNotes } from './note-phrases.ts'
import type { HoldingsReader } from './reader.ts'

const placeOf = (field: DataField, codeFrom: string): Holding => {
  const notes = valuesOf(field, 'zx3')
  const callNumber = valuesOf(field, 'khijm').join(' ')
  return {
    codes: valuesOf(field, codeFrom),
    branch: firstOf(field, 'b'),
    shelving: firstOf(field, 'c'),
    location: valuesOf(field, 'bc').join(', ') || firstOf(field, 'a'),
    callNumber: callNumber === '' ? undefined : callNumber,
    available: availableByNotes(notes),
    lends: lendableByNotes(notes),
  }
}

/** Returns the extent that a note gives. A note without extents is a statement too: it describes the holdings. */
const extentOf = (field: DataField): Extent => {
  const texts = valuesOf(field, 'a')
  const notes = valuesOf(field, 'z')
  return texts.length === 0 ? { text: notes.join(' ') } : { text: texts.join(' '), notes }
}

/** An 852 and the 866 behind it, up to the next 852. */
type Cluster = { readonly place: DataField | undefined; readonly extents: readonly Extent[] }

const clustersIn = (fields: readonly DataField[]): readonly Cluster[] => {
  const clusters: { readonly place: DataField | undefined; readonly extents: Extent[] }[] = []
  for (const field of fields) {
    if (field.tag === '852') {
      clusters.push({ place: field, extents: [] })
      continue
    }
    if (clusters.length === 0) clusters.push({ place: undefined, extents: [] })
    const extent = extentOf(field)
    if (extent.text !== '') clusters.at(-1)?.extents.push(extent)
  }
  return clusters
}

/** Gives the statements to every place alike where all of them are behind or before all places. */
const shareExtents = (clusters: readonly Cluster[]): readonly Cluster[] => {
  const places = clusters.filter(({ place }) => place !== undefined)
  const stated = clusters.filter(({ extents }) => extents.length > 0)
  const [only] = stated
  const apart = stated.length === 1 && (only === clusters.at(-1) || only?.place === undefined)
  if (places.length === 0 || only === undefined || !apart) return clusters
  return places.map(({ place }) => ({ place, extents: only.extents }))
}

const holdingsIn = (record: MarcRecord, codeFrom: string): readonly Holding[] => {
  const fields = record.getDatafields().filter(({ tag }) => tag === '852' || tag === '866')
  return shareExtents(clustersIn(fields)).map(({ place, extents }) => ({
    ...(place === undefined ? { codes: [] } : placeOf(place, codeFrom)),
    ...(extents.length === 0 ? {} : { extents }),
  }))
}

/**
 * Reads holdings in MARC 21: field 852 has institution ($a), library ($b), place ($c), call number ($h to $m), notes
 * ($z and $x), and none for availability: only what a note says is known. Fields 866 behind it say in words which
 * volumes and years are there (MARC 21 Format for Holdings Data, "Separate and Embedded Holdings Information");
 * supplements and indexes (867, 868) are not looked at.
 */
export const marc852: HoldingsReader = ({ marc, codeFrom = 'abc' }) =>
  marc === undefined ? [] : holdingsIn(marc, codeFrom)
