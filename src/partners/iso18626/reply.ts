import { type PartialMessage, readMessage, spelledCode } from '@lendwire/iso18626'
import type { OperationKind } from '../../borrowing/request/operation.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason, textReason } from '../../translations/reason.ts'
import type { RefusedError, ReplyMeaning, WireAnswer } from '../partner-reply.ts'
import { cleanText } from '../text.ts'
import { matchesPattern } from '../vendor-use.ts'
import { cleanId, ownIdOf } from './text.ts'
import type { Vendor } from './vendors/vendor-settings.ts'
import { readOptions } from './vendors/wire-form.ts'

type Confirmation = Extract<
  PartialMessage,
  {
    readonly kind:
      | 'requestConfirmation'
      | 'requestingAgencyMessageConfirmation'
      | 'supplyingAgencyMessageConfirmation'
  }
>

/**
 * Reads the meaning of a partner's confirmation for the message that it answers (ISO 18626:2021, confirmation
 * messages). OK says that the message arrived, not that anything is agreed. Any other answer proves nothing.
 *
 * @param operation the operation that was sent: it decides which confirmation is expected
 * @param answer of status 200 to 299, or 400 to 499, where a refusal alone counts
 * @param requestId the id under which it was sent; undefined to accept a confirmation of any
 */
export const readReply = (
  operation: OperationKind,
  answer: WireAnswer,
  vendor: Vendor,
  requestId: string | undefined,
): ReplyMeaning =>
  meaningOfConfirmation(
    dueConfirmation(operation),
    operation === 'request' || operation === 'retry',
    answer,
    vendor,
    requestId,
  )

/**
 * Reads the meaning of a confirmation.
 *
 * @param due the kind that answers what was sent
 * @param asks true where the message made its id known: it is never refused for an unknown one
 */
export const meaningOfConfirmation = (
  due: Confirmation['kind'],
  asks: boolean,
  answer: WireAnswer,
  vendor: Vendor,
  requestId: string | undefined,
): ReplyMeaning => {
  const read = readMessage(answer.body, readOptions(vendor))
  const message = read.ok ? read.message : read.partial
  if (message === undefined) return unclear(reason('reply.no_iso18626'))
  if (!isConfirmation(message) || message.kind !== due)
    return unclear(reason('reply.other_kind', { kind: message.kind, expected: due }))
  return meaningOf(message, asks, vendor, requestId)
}

const isConfirmation = (message: PartialMessage): message is Confirmation =>
  message.kind.endsWith('Confirmation')

const unclear = (why: AnyReason): ReplyMeaning => ({ kind: 'unclear', reason: why })

const dueConfirmation = (operation: OperationKind): Confirmation['kind'] =>
  operation === 'request' || operation === 'retry' || operation === 'reminder'
    ? 'requestConfirmation'
    : 'requestingAgencyMessageConfirmation'

const meaningOf = (
  { body }: Extract<PartialMessage, { kind: Confirmation['kind'] }>,
  asks: boolean,
  vendor: Vendor,
  requestId: string | undefined,
): ReplyMeaning => {
  const confirmed = ownIdOf(cleanId(body.confirmationHeader?.requestingAgencyRequestId), vendor)
  if (requestId !== undefined && confirmed !== undefined && confirmed !== requestId)
    return unclear(reason('reply.other_request'))
  switch (spelledCode('messageStatus', cleanText(body.confirmationHeader?.messageStatus))) {
    case 'OK':
      return { kind: 'confirmed', events: [] }
    case 'ERROR':
      return { kind: 'refused', error: refusal([body.errorData ?? []].flat(), asks, vendor) }
    default:
      return unclear(reason('reply.neither'))
  }
}

type LooseErrorData = { readonly errorType?: string | undefined; readonly errorValue?: string | undefined }

/**
 * Returns the error of a refusal. A request and a retry make an id known: they are never refused for an unknown one.
 */
const refusal = (errors: readonly LooseErrorData[], asks: boolean, vendor: Vendor): RefusedError => {
  const words = errors.flatMap(({ errorType, errorValue }) => {
    const each = [cleanText(errorType), cleanText(errorValue, 500)].filter((word) => word !== undefined)
    return each.length === 0 ? [] : [each.join(': ')]
  })
  const said = cleanText(words.join('; '), 1000)
  const alreadyKnown = words.some((word) => matchesPattern(vendor.alreadyKnown, word))
  const unknown = words.some((word) => matchesPattern(vendor.unknownRequest, word))
  const finished = words.some((word) => matchesPattern(vendor.finished, word))
  return {
    kind: unknown && !alreadyKnown && !asks ? 'unknown_request' : finished && !asks ? 'finished' : 'other',
    reason: said === undefined ? reason('reply.no_error_data') : textReason(said),
    ...(alreadyKnown ? { alreadyKnown } : {}),
  }
}
