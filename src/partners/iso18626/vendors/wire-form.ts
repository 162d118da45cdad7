import type { Edition, ReadOptions } from '@lendwire/iso18626'
import type { Partner } from '../../partner.ts'
import { connectionOf } from '../connection.ts'
import { vendorOf } from './read-vendor-settings.ts'
import type { Vendor } from './vendor-settings.ts'

/** Returns how messages of a vendor's systems are read: in its edition, with or without an envelope. */
export const readOptions = ({ edition, envelope }: Pick<Vendor, 'edition' | 'envelope'>): ReadOptions => ({
  reader: 'scan',
  bare: !envelope,
  ...(edition === null ? {} : { edition }),
})

/** Returns the edition in which messages to a partner are written: the vendor's, else the connection's, else 1.2. */
export const editionFor = (partner: Partner): Edition =>
  vendorOf(partner).edition ?? connectionOf(partner).edition ?? '1.2'
