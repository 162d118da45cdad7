import { Library } from '../../src/borrowing/library.ts'
import type { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import { RequestId } from '../../src/borrowing/values.ts'
import { clampToLimits } from '../../src/delivery/inbound/clamp-to-limits.ts'
import { viewRequest } from '../../src/http/api/views/requests.ts'
import { messageIn } from '../../src/partners/incoming-message.ts'
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

const partnerOf = (code: string, { protocol, vendor }: LenderMessage): Partner => {
  const name = `${code} ${protocol} ${vendor}`
  const known = partners.get(name)
  if (known !== undefined) return known
  const made = Partner.parse({
    code,
    name: code,
    symbols: [{ type: 'ISIL', value: 'XX-LEND' }],
    connection: { protocol, url: 'https://lender.example.org', vendor },
  })
  partners.set(name, made)
  return made
}

/** Which entry a message is about, and under which request id. */
export type About = { readonly entry: number; readonly requestId: string }

/** Interprets a message for an entry of a story, as the gateway does; undefined where its protocol cannot read it. */
export const interpretIn = (
  { request, context: { now } }: Story,
  said: LenderMessage,
  about: About,
): PartnerEvent | undefined => {
  const entry = request.rota.find(({ id }) => id === about.entry)
  if (entry === undefined) throw new Error(`no entry ${about.entry}`)
  const partner = partnerOf(entry.partner, said)
  const situation = { request, entry, library, partner, now }
  const body = new TextEncoder().encode(said.xml)
  const read = protocols[said.protocol].read(body, partner, now)
  const message = messageIn(read)
  return message && clampToLimits(protocols[said.protocol].interpret(message as never, situation))
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
      missingDocuments: [],
      fault: null,
      names: { timeZone: 'Europe/Oslo', partners: {}, mailAddresses: {}, library: 'Oslo', language: 'en' },
      workflow: null,
    },
  )
