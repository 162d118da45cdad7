import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { asks } from '../../../src/borrowing/attention/attention-rules.ts'
import { sent } from '../../borrowing/begun-stories.ts'
import {
  delivers,
  does,
  hears,
  refusal,
  refused as refusedBy,
  type Story,
  settles,
} from '../../borrowing/story.ts'
import { describeWithShared, sharedPath } from '../../support/shared.ts'
import { interpretMessage, partner } from './sample-messages.ts'

type Recording = { readonly steps: readonly { readonly direction: string; readonly xml?: string }[] }

const crosslink = partner(
  { vendor: 'crosslink' },
  { symbols: [{ type: 'ISIL', value: 'BROKER' }], answersFor: 'any' },
)

/** Returns the supplying agency messages of a recorded exchange, in order. */
const said = (name: string): readonly string[] => {
  const path = sharedPath('interop', 'iso18626', 'crosslink-own-lenders', `${name}.json`)
  const { steps }: Recording = JSON.parse(readFileSync(path, 'utf8'))
  return steps.flatMap(({ xml = '' }) => (xml.includes('<supplyingAgencyMessage>') ? [xml] : []))
}

/** Returns the supplying agency messages of an exchange that was recorded as text, in order. */
const saidLive = (name: string): readonly string[] =>
  readFileSync(sharedPath('interop', 'iso18626', 'crosslink-live', `${name}.txt`), 'utf8')
    .split(/^--- /m)
    .filter((part) => part.startsWith('the peer sends') && part.includes('<supplyingAgencyMessage>'))
    .map((part) => part.slice(part.indexOf('<')))

/** Lets the broker say the next messages, as the request stands then. */
const replay = (story: Story, messages: readonly string[]): Story =>
  messages.reduce((done, xml) => {
    const [entry] = done.request.rota
    if (entry === undefined) throw new Error('no entry')
    const event = interpretMessage(xml, { partner: crosslink, request: done.request, entry })
    return hears(done, event, { entry: entry.id })
  }, story)

const asking = ({ request }: Story): readonly string[] =>
  request.attention.filter(asks).map(({ kind }) => kind)
const asked = (maximum?: string): Story =>
  sent({
    rota: ['ALPHA', 'BETA'],
    partners: { ALPHA: { isBroker: true, retryEndsRequest: true } },
    ...(maximum === undefined
      ? {}
      : { create: { service: { type: 'loan', maximumCost: { currency: 'EUR', amount: maximum } } } }),
  })

/** Exchanges with CrossLink’s own lenders, replayed: what went wrong in each at 6ea5e6fa. */
describeWithShared('what CrossLink’s own lenders said', () => {
  test('a second condition adds to the first, and its price is agreed by nobody unseen', () => {
    const story = replay(asked('10'), said('ABC_condition_two_before_answer'))
    expect(story.request.negotiation).toMatchObject({
      kind: 'condition',
      conditions: ['Postage', 'SignatureRequired'],
      cost: { amount: '12' },
    })
    expect(refusal(story, 'accept_condition')).toContain('over the maximum')
    const agreed = does(story, {
      type: 'accept_condition',
      agreedCost: { currency: 'EUR', amount: '12' },
    })
    expect(agreed.request.rota[0]?.accepted).toMatchObject({
      conditions: ['Postage', 'SignatureRequired'],
      cost: { amount: '12' },
    })
  })

  test('what was agreed with one supplier does not hold for the one that ships', () => {
    const messages = said('ABC_condition_accepted_then_withdrawn_next_ships')
    const first = does(replay(asked(), messages.slice(0, 3)), 'accept_condition')
    expect(first.request.rota[0]?.accepted).toMatchObject({
      conditions: ['LibraryUseOnly'],
      cost: { amount: '40' },
    })
    const story = does(replay(delivers(first, 'accept_condition'), messages.slice(3)), 'receive')
    expect([story.request.rota[0]?.accepted, story.request.items[0]?.notForLoan]).toEqual([
      undefined,
      undefined,
    ])
    expect(does(story, 'patron_loan').request.stage).toBe('on_loan')
  })

  test('a condition that was accepted binds the item when it comes', () => {
    const messages = said('ABC_condition_accept')
    const accepted = does(replay(asked(), messages.slice(0, 3)), 'accept_condition')
    const story = does(replay(delivers(accepted, 'accept_condition'), messages.slice(3, 4)), 'receive')
    expect(story.request.items[0]?.notForLoan).toBe(true)
    expect(refusal(story, 'patron_loan')).toBe('no item here is for loan')
  })

  test('a full cancel that was refused stands: once nobody supplies, the request is cancelled, and nobody else is asked', () => {
    const messages = said('ABC_cancel_pending_then_ship_refused')
    const cancelled = delivers(does(replay(asked(), messages.slice(0, 1)), 'cancel'), 'cancel')
    const refused = replay(cancelled, messages.slice(1, 2))
    expect(asking(refused)).toContain('no_longer_wanted')
    const story = replay(refused, messages.slice(2))
    expect([story.request.stage, story.request.outcome?.kind]).toEqual(['closed', 'cancelled_by_staff'])
    expect(story.messages.filter(({ operation }) => operation === 'request')).toHaveLength(1)
  })

  test('an item that the library owns itself is asked about, and once it went back nobody waits for a check-in', () => {
    const own = asked()
    const ownAgencies = [{ type: 'ISIL', value: 'NO-DEF' }]
    const story = replay(
      { ...own, context: { ...own.context, ownAgencies } },
      saidLive('broker-def-reshare-local'),
    )
    expect([asking(story), story.status]).toEqual([['locally_owned'], 'locally_owned'])
    const back = delivers(does(does(story, 'receive'), 'return'), 'shipped_return')
    expect([back.status, back.request.deadlines]).toEqual(['request_completed', []])
  })

  test('the record that a lender proposes is part of its offer', () => {
    const story = replay(asked(), said('ABC_retry_record_id').slice(0, 3))
    expect(story.request.negotiation).toMatchObject({
      kind: 'retry',
      offer: { recordId: 'return-ISIL:LEN2::31234000669' },
    })
    expect(JSON.stringify(story.request.attention)).toContain('You want the other edition')
  })

  test('words after the end, and a claim that is refused, are shown until somebody has read them', () => {
    const messages = said('DEF_message_after_end')
    const here = does(replay(asked(), messages.slice(0, 3)), 'receive')
    const returned = does(replay(here, messages.slice(3, 4)), 'return')
    const claimed = does(delivers(does(returned, 'mark_read'), 'shipped_return'), 'claim')
    const refused = settles(claimed, 'status_request', refusedBy())
    expect(asking(refused)).not.toEqual([])
    const story = replay(refused, messages.slice(4))
    expect(story.request.stage).toBe('closed')
    const words = story.request.attention.flatMap((each) =>
      each.kind === 'message_received' ? (each.text ?? []) : [],
    )
    expect(words).toEqual(
      expect.arrayContaining([
        expect.stringContaining('we will bill you'),
        expect.stringContaining('Invoice follows'),
      ]),
    )
    expect(asking(story)).toContain('message_received')
  })
})
