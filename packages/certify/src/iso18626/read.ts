import { type PartialMessage, readMessage, spelledCode } from '@lendwire/iso18626'
import type { Exchange } from '../case.ts'
import { sayFault } from '../xml.ts'
import type { Agency } from './messages.ts'

/** A confirmation, as far as it can be read. */
export type Confirmation = {
  readonly status: string | undefined
  readonly errorType: string | undefined
  readonly errorValue: string | undefined
  /** `errorType: errorValue`, as the settings of vendor documents see it. */
  readonly words: string
  /** The version attribute; undefined where there is none. */
  readonly version: string | undefined
  readonly faults: readonly string[]
}

/** A message of the supplier, as far as it can be read. */
export type SupplierMessage = {
  readonly requestId: string
  readonly number: string | undefined
  readonly reason: string | undefined
  readonly status: string | undefined
  readonly answer: string | undefined
  readonly timestamp: string | undefined
  readonly supplier: string | undefined
  readonly requester: string | undefined
  readonly faults: readonly string[]
  readonly exchange: Exchange
}

/** Takes the blanks away that stand around a value: some systems write each on a line of its own. */
const withoutBlanks = (xml: string): string =>
  xml.replaceAll(/>\s+(?=[^<>\s])/g, '>').replaceAll(/(?<=[^<>\s])\s+</g, '<')

const read = (xml: string) => {
  const result = readMessage(xml, { bare: true })
  const plain = withoutBlanks(xml)
  const cleaned = plain === xml ? result : readMessage(plain, { bare: true })
  const message: PartialMessage | undefined = cleaned.ok ? cleaned.message : cleaned.partial
  const faults = result.ok ? result.notes : result.faults
  return {
    message,
    version: /\bversion="([^"]*)"/.exec(xml.slice(xml.indexOf('<ISO18626Message')))?.[1],
    faults: faults.map(sayFault),
  }
}

/** Reads the confirmation in an answer; undefined where the answer is none. */
export const readConfirmation = ({ answer }: Exchange): Confirmation | undefined => {
  const { message, version, faults } = read(answer)
  if (
    message === undefined ||
    !message.kind.endsWith('Confirmation') ||
    !('confirmationHeader' in message.body)
  )
    return undefined
  const { confirmationHeader, errorData } = message.body
  const error = [errorData ?? []].flat()[0]
  const { errorType, errorValue } = error ?? {}
  return {
    status: spelledCode('messageStatus', confirmationHeader?.messageStatus),
    errorType,
    errorValue,
    words: [errorType, errorValue].filter(Boolean).join(': ').trim(),
    version: answer.includes('<ISO18626Message') ? version : undefined,
    faults,
  }
}

/** Reads a message of the supplier; undefined where it is none. */
export const readSupplierMessage = (exchange: Exchange): SupplierMessage | undefined => {
  const { message, faults } = read(exchange.message)
  if (message?.kind !== 'supplyingAgencyMessage') return undefined
  const { header, messageInfo, statusInfo } = message.body
  return {
    requestId: header?.requestingAgencyRequestId ?? '',
    number: header?.supplyingAgencyRequestId,
    reason: spelledCode('reasonForMessage', messageInfo?.reasonForMessage),
    status: spelledCode('status', statusInfo?.status),
    answer: spelledCode('yesNo', messageInfo?.answerYesNo),
    timestamp: header?.timestamp,
    supplier: header?.supplyingAgencyId?.agencyIdValue,
    requester: header?.requestingAgencyId?.agencyIdValue,
    faults,
    exchange,
  }
}

/** A message of a requester, as far as it can be read. */
export type RequesterMessage = {
  readonly kind: 'request' | 'requestingAgencyMessage'
  readonly requestId: string
  readonly timestamp: string
  readonly action: string | undefined
  readonly supplier: Agency
  readonly requester: Agency
  readonly faults: readonly string[]
}

const agencyOf = (type: string | undefined, value: string | undefined): Agency => ({
  type: type ?? 'ISIL',
  value: value ?? '',
})

/** Reads a message of a requester; undefined where it is none. */
export const readRequesterMessage = ({ message: xml }: Exchange): RequesterMessage | undefined => {
  const { message, faults } = read(xml)
  if (message?.kind !== 'request' && message?.kind !== 'requestingAgencyMessage') return undefined
  const { header } = message.body
  return {
    kind: message.kind,
    requestId: header?.requestingAgencyRequestId ?? '',
    timestamp: header?.timestamp ?? '',
    action: message.kind === 'requestingAgencyMessage' ? message.body.action : undefined,
    supplier: agencyOf(
      header?.supplyingAgencyId?.agencyIdType?.value,
      header?.supplyingAgencyId?.agencyIdValue,
    ),
    requester: agencyOf(
      header?.requestingAgencyId?.agencyIdType?.value,
      header?.requestingAgencyId?.agencyIdValue,
    ),
    faults,
  }
}

/** Says in words what came back. */
export const describeAnswer = (exchange: Exchange): string => {
  const { status, failure, answer } = exchange
  if (status === undefined) return `no answer: ${failure ?? 'unknown'}`
  const confirmation = readConfirmation(exchange)
  if (confirmation === undefined)
    return `HTTP ${status}: ${answer.replace(/\s+/g, ' ').trim().slice(0, 200) || 'an empty answer'}`
  return [confirmation.status ?? 'neither OK nor ERROR', confirmation.words].filter(Boolean).join(', ')
}
