import type { RawElement } from '@lendwire/xml'
import type { MarcRecord } from '@natlibfi/marc-record'
import type { Holding } from '../locate.ts'

/** A record as the catalogue gave it: its element, and its MARC where it is or holds some. */
export type CatalogueRecord = {
  readonly data: RawElement
  readonly marc: MarcRecord | undefined
  /** The subfield of MARC 852 that names the institution; all of them where left out. */
  readonly codeFrom?: 'a' | 'b' | undefined
}

/** Reads the holdings that a record carries in one form. */
export type HoldingsReader = (record: CatalogueRecord) => readonly Holding[]
