import { readMessage } from '@lendwire/iso18626'
import type { Library } from '../../borrowing/library.ts'
import type { Instant } from '../../borrowing/values.ts'
import { representationOf } from '../agencies.ts'
import type { ConnectionTestAnswer, ConnectionTestQuestion } from '../connection-test-question.ts'
import { isCutOff } from '../cut-off.ts'
import { firstWordsOf } from '../describe-answer.ts'
import { impossibleId } from '../impossible-id.ts'
import type { Partner } from '../partner.ts'
import type { WireAnswer } from '../partner-reply.ts'
import type { RenderedMessage } from '../rendered-message.ts'
import { cleanText } from '../text.ts'
import { otherVendor } from '../vendor-use.ts'
import { isAgencyOf } from './agency.ts'
import { contentType } from './confirmation.ts'
import { connectionOf } from './connection.ts'
import { testActionOf, writeTestQuestion } from './outgoing.ts'
import { cleanId } from './text.ts'
import { iso18626Vendors } from './vendors/built-in-vendors.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'
import { readOptions } from './vendors/wire-form.ts'

/**
 * Returns a StatusRequest about an id that cannot exist, or the first other message that a partner takes which answers none:
 * whatever it answers, nothing changes there.
 */
const render = (library: Library, partner: Partner, now: Instant): RenderedMessage => ({
  content: writeTestQuestion(library, partner, impossibleId, now),
  contentType,
  summary: `requestingAgencyMessage ${testActionOf(partner)}`,
})

const asUnknownLibrary = (library: Library): Library => ({
  ...library,
  symbols: [{ type: library.symbols[0]?.type ?? 'ISIL', value: impossibleId }],
})

const aboutRequestId =
  /(?:requesting|supplying)AgencyRequestId|request (?:with .{1,60} )?not found|unable ?to ?find ?request|(?:no such|unknown) request/i
const unknown = '(?:unknown|no such|unrecogni[sz]ed|invalid|(?:could|can) ?not (?:be )?f(?:i|ou)nd)'
const notKnown = '(?:is )?(?:not (?:be )?(?:found|known|registered)|unknown)'
const aboutPartner = new RegExp(
  `supplyingAgencyId|${unknown} (?:the )?(?:supplying agency|supplier)|(?:supplying agency|supplier) ${notKnown}`,
  'i',
)
const aboutLibrary = new RegExp(
  `requestingAgencyId|${unknown} (?:the )?(?:requesting agency|library|requester|institution)|(?:requesting agency|requester) ${notKnown}`,
  'i',
)
const aboutAnAgency = new RegExp(`${unknown} (?:agency|symbol|peer)|(?:agency|symbol|peer) ${notKnown}`, 'i')
const aboutCredentials = /authenti|credential|password|(?:un|not )authori[sz]ed|access denied/i

type LooseError = { readonly errorType?: string | undefined; readonly errorValue?: string | undefined }

/** The agencies: who asks whom, and who answered. */
type Parties = { readonly library: Library; readonly partner: Partner; readonly agency: string }

const isOneIn = (words: string, { symbols }: Pick<Library | Partner, 'symbols'>): boolean =>
  symbols.some(({ value }) => words.toLowerCase().includes(value.toLowerCase()))

/** Returns whose agency id an ERROR is about, by the element or by its words; `unclear` if they do not say. */
const agencyMeant = (
  words: string,
  { library, partner }: Parties,
): 'library' | 'partner' | 'unclear' | null => {
  if (aboutPartner.test(words)) return 'partner'
  if (aboutLibrary.test(words)) return 'library'
  if (!aboutAnAgency.test(words)) return null
  const [ofLibrary, ofPartner] = [isOneIn(words, library), isOneIn(words, partner)]
  return ofLibrary === ofPartner ? 'unclear' : ofLibrary ? 'library' : 'partner'
}

/**
 * Reads the meaning of an ERROR. That the request is not found says nothing of the library: many systems look for the request first, or
 * alone.
 */
const meaningOfError = (errors: readonly LooseError[], parties: Parties): ConnectionTestAnswer => {
  const { agency } = parties
  const words = errors
    .map(({ errorType, errorValue }) =>
      [cleanText(errorType), cleanText(errorValue, 500)].filter(Boolean).join(': '),
    )
    .join('; ')
  if (errors.some(({ errorType }) => errorType === 'BadlyFormedMessage'))
    return { kind: 'refused', about: 'message', words }
  if (aboutRequestId.test(words)) return { kind: 'answered', agency, knowsLibrary: 'unclear', words }
  switch (agencyMeant(words, parties)) {
    case 'partner':
      return { kind: 'refused', about: 'partner', agency, words }
    case 'library':
      return { kind: 'answered', agency, knowsLibrary: 'no', words }
    case 'unclear':
      return { kind: 'refused', about: 'agency', agency, words }
    case null:
      return aboutCredentials.test(words)
        ? { kind: 'refused', about: 'credentials', words }
        : { kind: 'answered', agency, knowsLibrary: 'unclear', words }
  }
}

/**
 * Reads the confirmation: ERROR included, it shows that the partner reads messages (ISO 18626:2021, confirmation messages). One
 * of another agency, or about another message, shows that another system answers.
 */
const readConfirmation = ({ body }: WireAnswer, partner: Partner, library: Library): ConnectionTestAnswer => {
  const reading = readMessage(body, readOptions(vendorOf(partner)))
  const message = reading.ok ? reading.message : reading.partial
  if (message === undefined) return { kind: 'unclear', because: isCutOff(body) ? 'cut_off' : 'no_message' }
  if (message.kind !== 'requestingAgencyMessageConfirmation')
    return { kind: 'unclear', because: 'other_message', message: message.kind }
  const { confirmationHeader: header, errorData } = message.body
  const agency = cleanId(header?.supplyingAgencyId?.agencyIdValue, 120)
  const requester = cleanId(header?.requestingAgencyId?.agencyIdValue, 120)
  const requestId = cleanId(header?.requestingAgencyRequestId)
  if (requestId !== undefined && requestId !== impossibleId)
    return { kind: 'unclear', because: 'other_question', named: requestId }
  if (requester !== undefined && !isAgencyOf(library, requester))
    return { kind: 'unclear', because: 'other_question', named: requester }
  const status = header?.messageStatus
  if (status !== 'OK' && status !== 'ERROR')
    return { kind: 'unclear', because: 'incomplete', element: 'messageStatus' }
  const meaning =
    status === 'ERROR'
      ? meaningOfError([errorData ?? []].flat(), { library, partner, agency: agency ?? '' })
      : { kind: 'answered' as const, agency: agency ?? '', knowsLibrary: 'unclear' as const }
  if (meaning.kind !== 'answered') return meaning
  if (agency !== undefined && representationOf(partner, { value: agency }) === undefined)
    return { kind: 'refused', about: 'other_agency', agency, words: meaning.words ?? '' }
  const action = testActionOf(partner)
  return action === 'StatusRequest' ? meaning : { ...meaning, action }
}

/** Reads the answer: what it means, or whose answer it is where the vendor of the partner is another one. */
const read = (answer: WireAnswer, partner: Partner, library: Library): ConnectionTestAnswer => {
  const meaning = readConfirmation(answer, partner, library)
  const words = ('words' in meaning ? meaning.words : firstWordsOf(answer.body)) ?? ''
  const other = otherVendor(iso18626Vendors, connectionOf(partner).vendor, words)
  return other === undefined ? meaning : { kind: 'other_vendor', vendor: other.code, name: other.name, words }
}

/**
 * The question to a partner whether it reads messages and knows the library. The same question in the name of a library that cannot
 * exist shows whether it looks at the library at all.
 */
export const connectionTestQuestion: ConnectionTestQuestion = {
  render,
  read,
  asUnknownLibrary: {
    render: (library, partner, now) => render(asUnknownLibrary(library), partner, now),
    read: (answer, partner, library) => read(answer, partner, asUnknownLibrary(library)),
  },
}
