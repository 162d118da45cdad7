import {
  convertMessage,
  type DroppedPart,
  type Message,
  type PartialMessage,
  readMessage,
  WriteError,
  writeMessage,
} from '@lendwire/iso18626'
import { agencyKey } from '../../borrowing/rota-rules/lender.ts'
import type { Relay, RelayedNames } from '../relay.ts'
import { agencyOf, type WireAgency } from './agency.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'
import { editionFor, readOptions } from './vendors/wire-form.ts'

type Properties = Readonly<Record<string, unknown>>

/** Returns the part of a message that holds its ids, whatever kind it is of. */
const headerIn = (kind: PartialMessage['kind']) =>
  kind.endsWith('Confirmation') ? 'confirmationHeader' : 'header'

const renamed = (agency: WireAgency | undefined, { agencies }: RelayedNames): unknown => {
  const named = agencyOf(agency)
  const pair =
    named &&
    agencies.find(({ from }) => agencyKey(from) === agencyKey({ type: named.type, value: named.value }))
  return pair === undefined ? agency : { agencyIdType: { value: pair.to.type }, agencyIdValue: pair.to.value }
}

/** Puts the receiver's names into the header of a message. */
const rename = (message: PartialMessage, names: RelayedNames): PartialMessage => {
  const place = headerIn(message.kind)
  const body = message.body as Properties
  const header = (body[place] ?? {}) as Properties & {
    readonly supplyingAgencyId?: WireAgency
    readonly requestingAgencyId?: WireAgency
  }
  const { supplyingAgencyId, requestingAgencyId, requestingAgencyRequestId } = header
  const own = {
    ...(supplyingAgencyId && { supplyingAgencyId: renamed(supplyingAgencyId, names) }),
    ...(requestingAgencyId && { requestingAgencyId: renamed(requestingAgencyId, names) }),
    ...(requestingAgencyRequestId !== undefined && {
      requestingAgencyRequestId: names.requestId ?? requestingAgencyRequestId,
    }),
  }
  return { ...message, body: { ...body, [place]: { ...header, ...own } } } as PartialMessage
}

/** Where each kind of message has its note. */
const noteParts: Partial<Record<PartialMessage['kind'], string | null>> = {
  request: 'serviceInfo',
  requestingAgencyMessage: null,
  supplyingAgencyMessage: 'messageInfo',
}

/** Adds what the edition has no place for to the note. */
const withNote = (message: PartialMessage, dropped: readonly DroppedPart[]): PartialMessage => {
  const part = noteParts[message.kind]
  if (part === undefined || dropped.length === 0) return message
  const body = message.body as Properties
  const holder = part === null ? body : ((body[part] ?? {}) as Properties)
  const lines = dropped.map(({ name, text }) => `${name}: ${text}`)
  const note = [...(typeof holder.note === 'string' ? [holder.note] : []), ...lines].join('; ')
  const noted = { ...holder, note }
  return { ...message, body: part === null ? noted : { ...body, [part]: noted } } as PartialMessage
}

/** Writes a message in the edition, with the envelope and under the names that its receiver takes. */
export const translate: Relay['translate'] = (content, { sender, receiver, names }) => {
  const { envelope } = vendorOf(receiver)
  const edition = editionFor(receiver)
  const isRenamed = names.agencies.length > 0 || names.requestId !== undefined
  const result = readMessage(content, readOptions(vendorOf(sender)))
  const read: PartialMessage | undefined = result.ok ? result.message : result.partial
  if (read === undefined) return content
  // Some systems name another edition in confirmations than they speak.
  const isSameEdition = editionFor(sender) === edition || read.edition === edition
  if (!isRenamed && isSameEdition && vendorOf(sender).envelope === envelope) return content
  const { message, dropped } = convertMessage(read, edition)
  const written = withNote(isRenamed ? rename(message, names) : message, dropped)
  try {
    return writeMessage(written as Message, { bare: !envelope })
  } catch (error) {
    // Its receiver says what is missing, and its sender hears it.
    if (error instanceof WriteError) return content
    throw error
  }
}
