import { Library } from '../../src/borrowing/library.ts'
import type { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import { dayOf } from '../../src/borrowing/time.ts'
import { RequestId } from '../../src/borrowing/values.ts'
import { clampToLimits } from '../../src/delivery/inbound/clamp-to-limits.ts'
import { viewRequest } from '../../src/http/api/views/requests.ts'
import { readForm } from '../../src/http/respond/form.ts'
import { isCopy } from '../../src/http/respond/submitted.ts'
import { linkAnswerType } from '../../src/partners/answer-link.ts'
import { type AnswerName, answerNames } from '../../src/partners/answer-name.ts'
import { answerPage } from '../../src/partners/email/answer-page.ts'
import { read as readAnswer } from '../../src/partners/email/incoming.ts'
import { interpret as interpretAnswer } from '../../src/partners/email/interpret.ts'
import { interpretMail } from '../../src/partners/email/interpret-mail.ts'
import { writeReference } from '../../src/partners/email/letter-reference.ts'
import { languagesWith } from '../../src/partners/email/letters/built-in.ts'
import { readTypedAmount, readTypedDay } from '../../src/partners/email/typed-values.ts'
import { messageIn, type Situation } from '../../src/partners/incoming-message.ts'
import { iso18626 } from '../../src/partners/iso18626/entry.ts'
import { ncip } from '../../src/partners/ncip/entry.ts'
import { Partner } from '../../src/partners/partner.ts'
import { apply, type Story } from '../borrowing/story.ts'
import type { LenderMessage } from './lender-message.ts'

const library = Library.parse({
  code: 'OSLO',
  name: 'Borrowing library',
  symbols: [{ type: 'ISIL', value: 'XX-BORR' }],
  timeZone: 'Europe/Oslo',
})

const partners = new Map<string, Partner>()

const protocols = { iso18626, ncip } as const

const partnerOf = (code: string, { way, vendor }: LenderMessage): Partner => {
  const name = `${code} ${way} ${vendor}`
  const known = partners.get(name)
  if (known !== undefined) return known
  const made = Partner.parse({
    code,
    name: code,
    symbols: [{ type: 'ISIL', value: 'XX-LEND' }],
    ...(way === 'mail' || way === 'page' ? { currency: 'EUR' } : {}),
    connection:
      way === 'mail' || way === 'page'
        ? { protocol: 'email', address: 'ill@lender.example.org', language: vendor }
        : { protocol: way, url: 'https://lender.example.org', vendor },
  })
  partners.set(name, made)
  return made
}

/** Which entry a message is about, and under which request id. */
export type About = { readonly entry: number; readonly requestId: string }

type Interpret = (text: string, situation: Situation, about: About) => PartnerEvent | undefined

/** Reads the text of a mail; undefined where staff read it, which attention `mail_review` asks. */
const interpretText: Interpret = (text, situation) => {
  const mail = {
    ...{ from: undefined, to: [], cc: [], replyTo: [], subject: '', date: undefined, messageId: undefined },
    ...{ inReplyTo: [], references: [], deliveredTo: [], text, textFrom: 'plain' as const, attachments: [] },
    ...{ authentication: [], headers: [], notes: [] },
  }
  const meaning = interpretMail({ mail }, { ...situation, letters: [] })
  return meaning.kind === 'event' ? meaning.event : undefined
}

const { en } = languagesWith({})

/** Reads a form of the answer page, whose typed values the lender confirms; undefined where the page names a fault. */
const interpretForm: Interpret = (text, situation, about) => {
  const { request, entry, partner, now } = situation
  const today = dayOf(now, library.timeZone)
  const form = new URLSearchParams(text)
  const filled = Object.fromEntries([...form.keys()].map((name) => [name, form.getAll(name)]))
  const answer = answerNames.find((name) => name === form.get('answer'))
  if (answer === undefined) return undefined
  const { details, faults } = readForm(answer, isCopy({ request, entry }), filled, en.page, {
    today,
    day: (typed) => readTypedDay(typed, today, 'day_first'),
    amount: (typed, currency) => readTypedAmount(typed, currency, partner.currency),
  })
  if (faults.length > 0) return undefined
  const sent = { letter: about.requestId, requestId: about.requestId, entry: entry.id, form: '', answer }
  const read = readAnswer(new TextEncoder().encode(JSON.stringify({ ...sent, ...details })), linkAnswerType)
  return read.kind === 'message' ? interpretAnswer(read, situation) : undefined
}

/** Interprets a message for an entry of a story, as the gateway does; undefined where it cannot be read. */
export const interpretIn = (
  { request, context: { now } }: Story,
  said: LenderMessage,
  about: About,
): PartnerEvent | undefined => {
  const entry = request.rota.find(({ id }) => id === about.entry)
  if (entry === undefined) throw new Error(`no entry ${about.entry}`)
  const partner = partnerOf(entry.partner, said)
  const situation = { request, entry, library, partner, now }
  if (said.way === 'mail' || said.way === 'page') {
    const event = (said.way === 'mail' ? interpretText : interpretForm)(said.text, situation, about)
    return event && clampToLimits(event)
  }
  const body = new TextEncoder().encode(said.text)
  const read = protocols[said.way].read(body, partner, now)
  const message = messageIn(read)
  return message && clampToLimits(protocols[said.way].interpret(message as never, situation))
}

/** Returns the answers that the page behind the last letter of an entry offers, and whether it asks for a copy. */
export const pageOf = (
  { request, context: { now } }: Story,
  about: About,
): { readonly offers: readonly AnswerName[]; readonly isCopy: boolean } => {
  const entry = request.rota.find(({ id }) => id === about.entry)
  if (entry === undefined) throw new Error(`no entry ${about.entry}`)
  const letter = writeReference(about.requestId, entry.lastOperation ?? 'request', now)
  return { offers: answerPage(letter, request, entry, []).offers, isCopy: isCopy({ request, entry }) }
}

/** Lets the partner of an entry say something. */
export const hearsOf = (story: Story, about: About, event: PartnerEvent, message: string): Story =>
  apply(
    story,
    { kind: 'partner_event', entry: about.entry, requestId: RequestId.parse(about.requestId), event },
    { ...story.context, by: { kind: 'partner', id: 'LEND' }, message },
  )

/** Returns what the API shows of a story's request. */
export const viewOf = ({ request, status, allowed }: Story): unknown =>
  viewRequest(
    { value: request, revision: 1, changedAt: request.createdAt, createdAt: request.createdAt } as never,
    {
      status,
      allowedCommands: allowed as never,
      refusedCommands: () => [],
      notSendableCommands: [],
      undone: undefined,
      renewal: {},
      missingDocuments: [],
      fault: null,
      names: { timeZone: 'Europe/Oslo', partners: {}, mailAddresses: {}, library: 'Oslo', language: 'en' },
      workflow: null,
    },
  )
