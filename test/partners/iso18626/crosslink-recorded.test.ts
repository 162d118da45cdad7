import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import type { OperationKind } from '../../../src/borrowing/request/operation.ts'
import type { Situation } from '../../../src/partners/incoming-message.ts'
import { iso18626 } from '../../../src/partners/iso18626/entry.ts'
import { describeWithShared, listShared, sharedPath } from '../../support/shared.ts'
import { request } from '../sample-request.ts'
import {
  interpretMessage,
  message,
  partner,
  type SupplierMessage,
  situation,
  subject,
} from './sample-messages.ts'

type Recording = { readonly steps: readonly { readonly direction: string; readonly xml?: string }[] }

const folders = ['crosslink-own-lenders', 'crosslink-by-hand'] as const
const crosslink = partner(
  { vendor: 'crosslink' },
  { symbols: [{ type: 'ISIL', value: 'BROKER' }], answersFor: 'any' },
)

/** Returns the supplying agency messages that the broker sent in a recorded exchange. */
const messagesIn = (folder: (typeof folders)[number], name: string): readonly string[] => {
  const { steps }: Recording = JSON.parse(
    readFileSync(sharedPath('interop', 'iso18626', folder, name), 'utf8'),
  )
  return steps.flatMap(({ xml = '' }) => (xml.includes('<supplyingAgencyMessage>') ? [xml] : []))
}
const own = (name: string) => messagesIn('crosslink-own-lenders', `${name}.json`)
const means = (xml: string, context: Partial<Situation> = {}): PartnerEvent =>
  interpretMessage(xml, { partner: crosslink, ...context })

const { entry } = situation()
const promised: Partial<Situation> = {
  request: { ...request(), stage: 'will_supply' },
  entry: { ...entry, state: 'active', supplier: { type: 'ISIL', value: 'LEN2' } },
}

describe('a supplier behind a broker that was left', () => {
  const said = (content: Partial<SupplierMessage>) =>
    means(
      message('1.2', { reason: 'Notification', status: 'ExpectToSupply', ...content }).replace(
        'XX-LEND',
        'LEN1',
      ),
      promised,
    )

  test('sets no condition, offers no price and changes no item: its note has them as words', () => {
    const { asOf: _, ...event } = said({
      note: '#ReShareAddLoanCondition# Reading room only',
      conditions: ['LibraryUseOnly'],
      offered: { currency: 'EUR', amount: '12' },
      itemId: '31234000444',
      dueDate: '2027-01-15T23:59:59Z',
    })
    expect(event).toEqual({
      type: 'message',
      note: 'Reading room only\nCondition: LibraryUseOnly\nCost: 12 EUR\nDue date: 2027-01-15T23:59:59Z\nItem: 31234000444',
      partnerRequestId: 'L-100',
    })
  })

  test('withdraws no promise of the present one by its no', () => {
    const event = said({ status: 'Unfilled', reasonUnfilled: 'NotOnShelf' })
    expect(event).toMatchObject({ type: 'expects_to_supply', refusedBy: { value: 'LEN1' } })
    expect(event).not.toHaveProperty('promiseWithdrawn')
  })
})

describeWithShared('what a CrossLink broker with lenders of its own said', () => {
  test('is understood: each message has a meaning', () => {
    let messages = 0
    for (const folder of folders)
      for (const name of listShared('.json', 'interop', 'iso18626', folder))
        for (const xml of messagesIn(folder, name)) {
          messages += 1
          const { type, note } = means(xml)
          expect(type, `${name}: ${xml}`).toBeTruthy()
          // Who supplies is `supplier`, and no words of the lender, also where a list of items follows.
          expect(note ?? 'none', `${name}: ${xml}`).not.toMatch(/^(?:Vendor: \S+,? ?)?Supplier: \S+$/)
        }
    expect(messages).toBeGreaterThan(150)
  })

  test.each(['ABC_cannot_supply_Duplicate', 'GHI_cannot_supply_Duplicate'])(
    'a duplicate ends its rota, and agrees to an open cancel: %s',
    (name) => {
      const last = own(name).at(-1) ?? ''
      expect(means(last, promised)).toMatchObject({ type: 'unfilled', reason: 'Duplicate' })
      const cancelling = {
        ...promised,
        request: {
          ...request(),
          stage: 'will_supply',
          negotiation: { kind: 'cancel', scope: 'full_by_staff', sent: true },
        },
      } as const
      expect(means(last, cancelling).type).toBe('cancel_accepted')
    },
  )

  test('a note before the first answer is the lender’s, and not the broker’s own word', () => {
    const events = own('ABC_note_before_answer').map((xml) => means(xml))
    expect(events.map(({ type }) => type).slice(0, 2)).toEqual(['expects_to_supply', 'message'])
    expect(events[1]?.note).toContain('Which edition do you want?')
  })

  test('a note of a supplier that was left does not become the supplier now', () => {
    const note = own('ABC_note_before_answer')[1] ?? ''
    expect(means(note, promised).supplier).toBeUndefined()
    expect(means(note).supplier).toMatchObject({ value: 'LEN3' })
  })

  test('one item is barcode, call number and title; the title is told from the call number by the request', () => {
    const shipped = (title: string) =>
      listShared('.json', 'interop', 'iso18626', 'crosslink-own-lenders')
        .flatMap((name) => messagesIn('crosslink-own-lenders', name))
        .filter((xml) => xml.includes('<itemId>31234000552,'))
        .map((xml) => means(xml, { request: { ...request({ citation: { title } }), stage: 'will_supply' } }))
    expect(shipped('The whale, a novel')).toMatchObject([
      {
        type: 'shipped',
        items: [
          { partnerItemId: '31234000552', callNumber: 'PS 2384 .M6, copy 2', title: 'The whale, a novel' },
        ],
      },
    ])
    expect(shipped('Another title')).toMatchObject([
      { items: [{ partnerItemId: '31234000552', callNumber: 'PS 2384 .M6, copy 2,The whale, a novel' }] },
    ])
  })

  test('bars and backslashes in lists are escapes', () => {
    const shipped = own('ABC_two_items')
      .map((xml) => means(xml))
      .find(({ type }) => type === 'shipped')
    expect(shipped).toMatchObject({
      items: [
        { partnerItemId: '31234000222' },
        { partnerItemId: '31234000223', callNumber: 'QA76 .C2, v|2' },
      ],
    })
  })

  test('in lists by hand, a line without a barcode is an item', () => {
    const shipped = messagesIn('crosslink-by-hand', 'ABC_items_pipe_and_empty.json')
      .map((xml) => means(xml))
      .filter(({ type }) => type === 'shipped')
    expect(JSON.stringify(shipped)).not.toContain('https://')
    expect(shipped.length).toBeGreaterThan(0)
  })

  /** The meaning of each refusal: what staff, or the next step, makes of it. */
  const refusals: Readonly<Record<string, object>> = {
    'Received unsupported action: Received': { kind: 'finished' },
    'ShippedReturn unsupported action: ShippedReturn': { kind: 'finished' },
    'StatusRequest unsupported action: StatusRequest': { kind: 'other' },
    'StatusRequest Could not send request to peer': { kind: 'other' },
    'StatusRequest requestingAgencyRequestId: request with a given ID not found': { kind: 'unknown_request' },
    'Cancel unsupported action: Cancel': { kind: 'other' },
    'Cancel Could not send request to peer': { kind: 'other' },
    'Renew unsupported action: Renew': { kind: 'other' },
    'New duplicate request': {
      kind: 'other',
      reason: { params: { text: expect.stringContaining('duplicate request') } },
    },
  }
  const kinds: Readonly<Record<string, OperationKind>> = {
    Received: 'received',
    ShippedReturn: 'shipped_return',
    StatusRequest: 'status_request',
    Cancel: 'cancel',
    Renew: 'renew',
    New: 'request',
  }

  test('is understood where it refuses: each refusal', () => {
    const met = new Set<string>()
    for (const folder of folders)
      for (const name of listShared('.json', 'interop', 'iso18626', folder)) {
        const { steps }: Recording = JSON.parse(
          readFileSync(sharedPath('interop', 'iso18626', folder, name), 'utf8'),
        )
        steps.forEach(({ xml = '' }, index) => {
          const words = /<errorValue>([^<:]*(?::(?! an ILL)[^<]*)?)/.exec(xml)?.[1]
          if (words === undefined || !xml.includes('ERROR')) return
          const before = steps[index - 1]?.xml ?? ''
          const sent = /<(?:action|requestType)>(\w+)</.exec(before)?.[1] ?? ''
          const [refusal, meaning] =
            Object.entries(refusals).find(([each]) => `${sent} ${words}`.startsWith(each)) ?? []
          expect(meaning, `${name}: ${sent} ${words}`).toBeDefined()
          met.add(refusal ?? '')
          const answer = { status: 200, contentType: 'application/xml', body: new TextEncoder().encode(xml) }
          const read = iso18626.readReply(kinds[sent] ?? 'request', answer, crosslink, undefined)
          expect(read, `${name}: ${sent} ${words}`).toMatchObject({ kind: 'refused', error: meaning })
          expect(read, name).not.toMatchObject({ error: { alreadyKnown: true } })
        })
      }
    expect(met).toEqual(new Set(Object.keys(refusals)))
  })

  test('is not sent what its lenders refuse: an action a second time, or a Retry under an id that they have', () => {
    const taken = ['received', 'shipped_return'] as const
    const again = { ...entry, takenOperations: [...taken] }
    for (const kind of taken) {
      const operation = { kind, items: [], missing: [] }
      expect(iso18626.render(operation, subject({ partner: crosslink, entry: again }))).toHaveProperty(
        'notSendable',
      )
    }
    expect(iso18626.capabilities(crosslink)).toMatchObject({ retryKeepsId: false, takesOnce: true })
  })
})
