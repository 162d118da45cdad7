import type { Ext, RawElement } from 'node-ncip'
import type { Vendor } from './vendors/vendor-settings.ts'

/** The party and what it did, in the words of NNCIPP: the same service tells both. */
export type Notice = `${'CancelledBy' | 'ShippedBy' | 'ReceivedBy'}.${'Borrower' | 'Lender'}`

/**
 * Writes a message's Ext: the agents and actions, where the vendor's profile says so, and a note for people.
 *
 * @returns undefined where there is nothing to say
 */
export const extOf = (
  { noticeContent, notes }: Vendor,
  texts: { readonly notice?: Notice; readonly note?: string | undefined },
): Ext | undefined => {
  const elements = [
    ...(noticeContent && texts.notice !== undefined ? [element('NoticeContent', texts.notice)] : []),
    ...(texts.note === undefined || notes === 'none' ? [] : [element('ItemNote', texts.note)]),
  ]
  return elements.length === 0 ? undefined : elements
}

const element = (name: string, text: string): RawElement => ({ name, content: [text] })
