import { type Edition, type Message, type NamedMessage, type Writable, writeInEdition } from 'node-ncip'
import type { Vendor } from './vendors/vendor-settings.ts'

/** A message of version 2. */
export type Message2 = Extract<Writable<Message>, { readonly edition: '2' }>

/** The form in which a message is written. */
export type Wire = {
  readonly edition: Edition
  /** The version attribute; that of the edition's schema or DTD where it is left out. */
  readonly version?: string | undefined
}

/** The content type of messages. */
export const contentType = 'application/xml; charset="utf-8"'

/**
 * Writes a message of version 2 as a partner wants it: in its edition, with its prefix and its schemes.
 *
 * @param message known by its name, since a response may be that of any service
 * @returns undefined where the edition has no such message
 * @throws WriteError where its body does not fit
 */
export const write = (
  message: NamedMessage,
  { edition, version }: Wire,
  { prefix, schemes, schemeAddresses }: Vendor,
): string | undefined => writeInEdition(message, edition, { version, prefix, schemes, schemeAddresses })
