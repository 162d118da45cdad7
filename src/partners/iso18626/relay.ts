import {
  closedCodes,
  type Edition12,
  type PartialMessage,
  readMessage,
  writeMessage,
} from '@lendwire/iso18626'
import type { Instant } from '../../borrowing/values.ts'
import type { NamedAgency, Verdict } from '../incoming-message.ts'
import type { Partner } from '../partner.ts'
import type { LendingMessage, OwnAnswer, Relay, RelayedKind } from '../relay.ts'
import { cleanText } from '../text.ts'
import { agencyOf } from './agency.ts'
import { wireInstant } from './calendar.ts'
import { type Confirmable, confirmation, contentType } from './confirmation.ts'
import { agencyId } from './header.ts'
import { contentOf, timestampOf } from './incoming.ts'
import { meaningOfConfirmation } from './reply.ts'
import { cleanId } from './text.ts'
import { translate } from './translate.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'
import { editionFor, readOptions } from './vendors/wire-form.ts'

type Content = { readonly message: Confirmable; readonly timestamp: string | undefined }

const kinds: Readonly<Record<Confirmable['kind'], RelayedKind>> = {
  request: 'request',
  requestingAgencyMessage: 'message',
  supplyingAgencyMessage: 'answer',
}

const confirmations = {
  request: 'requestConfirmation',
  message: 'requestingAgencyMessageConfirmation',
  question: 'requestingAgencyMessageConfirmation',
  answer: 'supplyingAgencyMessageConfirmation',
} as const satisfies Record<RelayedKind, PartialMessage['kind']>

const isConfirmable = (message: PartialMessage): message is Confirmable => message.kind in kinds

/** Returns the word that tells what a message is about, where it is one: only codes are kept in timelines. */
const wordOf = (message: Confirmable): string | undefined => {
  const word =
    message.kind === 'request'
      ? message.body.serviceInfo?.requestType
      : message.kind === 'requestingAgencyMessage'
        ? message.body.action
        : message.body.statusInfo?.status
  return /^[A-Za-z]{1,40}$/.test(word ?? '') ? word : undefined
}

const contentOfMessage = (message: Confirmable): string => {
  if (message.kind === 'supplyingAgencyMessage') return contentOf(message)
  const { header, ...body } = message.body
  return JSON.stringify({ kind: message.kind, header: { ...header, timestamp: undefined }, body })
}

const read = (body: Uint8Array, partner: Partner): LendingMessage<Content> | undefined => {
  const result = readMessage(body, readOptions(vendorOf(partner)))
  const message: PartialMessage | undefined = result.ok ? result.message : result.partial
  if (message === undefined || !isConfirmable(message)) return undefined
  const { header } = message.body
  const requestId = cleanId(header?.requestingAgencyRequestId)
  const requestingAgency = agencyOf(header?.requestingAgencyId)
  const supplyingAgency = agencyOf(header?.supplyingAgencyId)
  if (requestId === undefined || requestingAgency === undefined || supplyingAgency === undefined)
    return undefined
  const word = wordOf(message)
  return {
    ...{ kind: kinds[message.kind], requestId, requestingAgency, supplyingAgency },
    summary: [message.kind, ...(word === undefined ? [] : [word])].join(' '),
    status: message.kind === 'supplyingAgencyMessage' ? word : undefined,
    contentForFingerprint: contentOfMessage(message),
    content: { message, timestamp: timestampOf(message, result.ok ? result.notes : result.faults) },
  }
}

const confirm = (
  { content: { message, timestamp } }: LendingMessage<Content>,
  verdict: Verdict,
  sender: Partner,
  now: Instant,
) => {
  const errors =
    verdict.kind === 'taken'
      ? []
      : [
          {
            errorType: 'UnrecognisedDataValue' as const,
            errorValue: `${message.kind}/${verdict.path}: ${cleanText(verdict.value) ?? ''}`,
          },
        ]
  return confirmation(message, timestamp, errors, now, vendorOf(sender))
}

const readConfirmation: Relay['readConfirmation'] = ({ kind }, answer, receiver, requestId) =>
  meaningOfConfirmation(confirmations[kind], kind === 'request', answer, vendorOf(receiver), requestId)

/** Returns whether a text is a status of both editions. */
const isCommonStatus = (text: string | undefined): text is Edition12.Status =>
  text !== undefined && closedCodes('1.2', 'status').has(text)

const agency = ({ type = 'ISIL', value }: NamedAgency) => agencyId({ type, value })

/** Writes a supplying agency message for a lending system that did not take what was confirmed for it. */
const writeAnswer = (
  message: LendingMessage<Content>,
  { kind, status, note }: OwnAnswer,
  requester: Partner,
  now: Instant,
) => {
  const known = kind === 'unfilled' ? 'Unfilled' : (status ?? undefined)
  const statusInfo = {
    status: isCommonStatus(known) ? known : ('RequestReceived' as const),
    lastChange: wireInstant(now),
  }
  const header = {
    supplyingAgencyId: agency(message.supplyingAgency),
    requestingAgencyId: agency(message.requestingAgency),
    timestamp: wireInstant(now),
    requestingAgencyRequestId: message.requestId ?? '',
  }
  const messageInfo = {
    reasonForMessage: kind === 'unfilled' ? ('RequestResponse' as const) : ('Notification' as const),
    note,
  }
  const options = { bare: !vendorOf(requester).envelope }
  const content =
    editionFor(requester) === '1.2'
      ? writeMessage(
          {
            edition: '1.2',
            kind: 'supplyingAgencyMessage',
            body: { header: { ...header, multipleItemRequestId: '' }, messageInfo, statusInfo },
          },
          options,
        )
      : writeMessage(
          { edition: '2021-2', kind: 'supplyingAgencyMessage', body: { header, messageInfo, statusInfo } },
          options,
        )
  return { content, contentType, summary: `supplyingAgencyMessage ${statusInfo.status}` }
}

/** Passing on messages of loans that a library lends (ISO 18626:2021, 7.4 to 7.6). */
export const relay: Relay<Content> = { read, confirm, readConfirmation, translate, writeAnswer }
