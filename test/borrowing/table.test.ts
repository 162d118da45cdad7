import { describe, expect, test } from 'vitest'
import { Command } from '../../src/borrowing/commands/command.ts'
import { commandRules, commandTypes } from '../../src/borrowing/commands/command-rules.ts'
import { deadlineRules } from '../../src/borrowing/deadlines/deadline-rules.ts'
import { deliveryRules } from '../../src/borrowing/deliveries/delivery-rules.ts'
import { type Edge, lifeCycleEdges } from '../../src/borrowing/life-cycle/edges.ts'
import {
  beforeShipped,
  sentStages,
  shippedStages,
  withItem,
} from '../../src/borrowing/life-cycle/stage-groups.ts'
import { answerRules } from '../../src/borrowing/local-answers/answer-rules.ts'
import { eventRules } from '../../src/borrowing/partner-events/event-rules.ts'
import { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import { deadlineKinds } from '../../src/borrowing/request/deadline.ts'
import { Negotiation } from '../../src/borrowing/request/negotiation.ts'
import { operationKinds } from '../../src/borrowing/request/operation.ts'
import { type Stage, stages } from '../../src/borrowing/request/stage.ts'
import { textReason } from '../../src/translations/reason.ts'
import { received, sent, shipped } from './begun-stories.ts'
import {
  answers,
  begin,
  delivers,
  does,
  hears,
  passes,
  type Story,
  settles,
  smallestEvents,
  unconfirmed,
} from './story.ts'
import { attention, question } from './story-views.ts'

const byHand = ['complete', 'cancel', 'dismiss', 'record_partner_event', 'undo']
const edges = lifeCycleEdges()

describe('rows', () => {
  const types = (options: readonly { readonly shape: { readonly type: { readonly value: string } } }[]) =>
    options.map((option) => option.shape.type.value)

  test('for every command', () => {
    expect(commandTypes.toSorted()).toEqual(types(Command.options).toSorted())
    for (const type of commandTypes) expect(commandRules[type].length).toBeGreaterThan(0)
  })

  test('for every partner event; a message is only recorded, a status acts as the event it names', () => {
    expect([...Object.keys(eventRules), 'message', 'status'].toSorted()).toEqual(
      types(PartnerEvent.options).toSorted(),
    )
  })

  test('for every deadline, every result of every operation, every answer of our own side', () => {
    expect(Object.keys(deadlineRules).toSorted()).toEqual(deadlineKinds.toSorted())
    expect(Object.keys(deliveryRules)).toEqual([
      'delivered',
      'refused',
      'dead',
      'unconfirmed',
      'not_sendable',
      'not_needed',
      'sent_in_part',
    ])
    for (const rows of Object.values(deliveryRules))
      expect(Object.keys(rows).toSorted()).toEqual(operationKinds.toSorted())
    expect(Object.keys(answerRules)).toEqual([
      'located',
      'holders_found',
      'ils_accepted',
      'ils_refused',
      'notice_failed',
      'mail_in_review',
      'mail_reviewed',
      'messages_missed',
      'configuration_changed',
      'hold_changed',
      'loan_reported',
    ])
  })

  test('say in words what they do, and name stages once', () => {
    const rows = [...Object.values(commandRules), ...Object.values(eventRules)].flat()
    for (const { does: steps, stages: where } of rows) {
      for (const { says } of steps) expect(says).toMatch(/^[^A-Z].*[^.]$/)
      expect(new Set(where).size).toBe(where.length)
    }
  })
})

describe('commands stand in the stages of the design', () => {
  const all = [...stages]
  const toShipped = [...beforeShipped, 'unfilled']
  const circulating = ['received', 'on_loan', 'patron_returned']
  const expected: Readonly<Record<string, readonly string[]>> = {
    edit: all,
    keep_duplicate: ['pending_approval', 'created', 'locating', 'locate_failed', 'ready', 'unfilled'],
    mark_read: all,
    mark_communicated: all,
    look_up: ['created', 'pending_approval', 'locating', 'locate_failed', 'ready', 'unfilled'],
    clear_copyright: ['pending_approval', 'created', 'locating', 'locate_failed', 'ready', 'unfilled'],
    add_cost: all,
    correct_cost: all,
    settle_cost: all,
    waive_condition: all,
    place_on_shelf: ['received'],
    put_in_transit: ['received'],
    correct_item: [...withItem, 'returned'],
    confirm_due_date: all,
    match_items: all,
    close_outstanding: [...withItem, 'returned'],
    split_request: [...withItem, 'returned'],
    // Closed too, where the return that was a mistake has closed it.
    undo_return: [...withItem, 'returned', 'closed'],
    // Also where a request that waits for staff or a day is released.
    approve: ['pending_approval', 'created', 'locating', 'locate_failed', 'ready', 'unfilled'],
    decline: ['pending_approval'],
    set_rota: toShipped,
    add_partners: toShipped,
    add_rota_template: toShipped,
    find_holders: ['created', 'locate_failed', 'ready', 'unfilled'],
    move: toShipped,
    remove_partner: toShipped,
    locate: ['created', 'locate_failed', 'ready', 'sent', 'accepted', 'unfilled'],
    send: ['ready', 'locate_failed', 'unfilled', 'sent'],
    cancel: [...toShipped, 'shipped', 'received'],
    // In each stage: a partner that was left may promise late.
    cancel_partner: all,
    report_not_coming: all,
    report_not_arrived: [...withItem],
    cancel_hold: ['received'],
    // Charges ask in every stage.
    ask_patron: all,
    answer_question: all,
    accept_condition: [...sentStages],
    decline_condition: [...sentStages],
    retry: [...sentStages],
    decline_retry: [...sentStages],
    // In each stage: what a partner that was left has shipped is received too.
    receive: all,
    retry_ils: all,
    skip_ils: all,
    undo_receive: all,
    reject_shipment: ['shipped', 'received'],
    attach_file: ['sent', 'accepted', 'will_supply', 'shipped', 'received', 'closed'],
    report_faulty_copy: ['shipped', 'received', 'closed'],
    // Closed too, where the patron was not reached; shipped, where a file was not passed on.
    forward_to_patron: ['received', 'closed', 'shipped'],
    hand_over: ['received'],
    revoke_link: all,
    patron_loan: circulating,
    patron_return: circulating,
    start_in_library_use: ['received'],
    claim_returned: [...circulating, 'returned', 'closed'],
    end_in_library_use: ['received'],
    renew: ['received', 'on_loan'],
    approve_renewal: [...withItem],
    decline_renewal: [...withItem],
    return: all,
    hold_return: [...circulating, 'returned'],
    report_lost: [...shippedStages, 'closed'],
    report_damaged: [...shippedStages, 'closed'],
    found: [...shippedStages, 'closed'],
    message: all,
    claim: [...sentStages, 'shipped', 'returned', 'received', 'on_loan', 'patron_returned'],
    record_partner_event: all,
    // Also on closed, where nobody has supplied.
    adopt: [...beforeShipped, 'unfilled', 'closed'],
    resend: all,
    dismiss: all,
    complete: all.filter((stage) => stage !== 'closed'),
    reopen: ['closed'],
    undo: all,
  }

  test.each(commandTypes)('%s', (type) => {
    const where = new Set<string>(commandRules[type].flatMap((row) => [...row.stages]))
    expect([...where].toSorted()).toEqual(expected[type]?.toSorted())
  })
})

describe('stages', () => {
  const way = (to: (edge: Edge) => boolean, names: readonly string[] = []) =>
    edges.filter((edge) => edge.from !== edge.to && to(edge) && !names.includes(edge.name))

  test('every one is reached, from creation on', () => {
    const reached = new Set<Stage>(['created', 'pending_approval', 'locating', 'ready', 'sent'])
    for (let grown = true; grown; ) {
      const more = edges.filter((edge) => reached.has(edge.from) && !reached.has(edge.to))
      for (const edge of more) reached.add(edge.to)
      grown = more.length > 0
    }
    expect([...reached].toSorted()).toEqual(stages.toSorted())
  })

  test('every one but closed is left, also without complete, cancel and dismiss', () => {
    for (const stage of stages) {
      if (stage === 'closed') continue
      expect([stage, way((edge) => edge.from === stage, byHand).length > 0]).toEqual([stage, true])
    }
  })

  test('every one in which a partner is asked is left though it is silent', () => {
    for (const stage of [...sentStages, 'returned'] as const) {
      const watched = Object.values(deadlineRules).filter(
        (row) => row.ofEntry && row.stages.includes(stage) && (row.negotiation?.includes('none') ?? true),
      )
      expect([stage, watched.length > 0]).toEqual([stage, true])
    }
  })

  test('closed is final, but for reopen, adopt, undo, a faulty copy, and a return that was a mistake', () => {
    expect([...new Set(way((edge) => edge.from === 'closed').map((edge) => edge.name))].toSorted()).toEqual([
      'adopt',
      'reopen',
      'report_faulty_copy',
      'undo',
      'undo_return',
    ])
  })
})

test('no partner event is without an answer in any stage', () => {
  const two = { create: { items: 2 } }
  const some: Readonly<Record<Stage, Story>> = {
    created: begin({ rota: [] }),
    pending_approval: begin({ duplicate: 'OSLO-AAAA1111' }),
    locating: does(begin(), 'locate'),
    locate_failed: answers(does(begin({ rota: ['ALPHA'] }), 'locate'), {
      type: 'located',
      entries: [{ entry: 1, located: false }],
    }),
    ready: begin(),
    sent: sent(),
    accepted: hears(sent(), 'request_received'),
    will_supply: hears(sent(), 'will_supply'),
    shipped: shipped(two),
    received: received(two),
    on_loan: does(received(two), 'patron_loan'),
    patron_returned: does(does(received(two), 'patron_loan'), 'patron_return'),
    returned: does(received(two), 'return'),
    unfilled: hears(sent({ rota: ['ALPHA'] }), 'unfilled'),
    closed: does(received(two), 'complete'),
  }
  for (const stage of stages) {
    expect(some[stage].request.stage).toBe(stage)
    for (const event of smallestEvents) {
      const { last } = hears(some[stage], event, { entry: 1 })
      const isAnswered = last.kind === 'applied' || (last.event.reason ?? '') !== ''
      expect([stage, event.type, isAnswered]).toEqual([stage, event.type, true])
    }
  }
})

describe('negotiations', () => {
  const silent: Readonly<Record<Negotiation['kind'], readonly ((story: Story) => Story)[]>> = {
    cancel: [(story) => passes(delivers(story, 'cancel'), 'cancel_reply')],
    renew: [(story) => passes(delivers(story, 'renew'), 'renewal_answer')],
    renew_review: [(story) => does(story, 'approve_renewal'), (story) => does(story, 'decline_renewal')],
    condition: [(story) => does(story, 'accept_condition'), (story) => does(story, 'decline_condition')],
    retry: [(story) => does(story, { type: 'retry' }), (story) => does(story, 'decline_retry')],
    receiving: [(story) => answers(story, { type: 'ils_accepted' })],
    unconfirmed: [(story) => passes(story, 'unconfirmed'), (story) => hears(story, 'message')],
  }
  const open: Readonly<Record<Negotiation['kind'], Story>> = {
    cancel: does(sent({ workflow: { onNoCancelReply: 'accepted' } }), 'cancel'),
    renew: does(received(), 'renew'),
    renew_review: does(received({ workflow: { steps: { mediatedRenewal: true } } }), 'renew'),
    condition: hears(sent(), 'conditional'),
    retry: hears(sent(), 'retry_possible'),
    receiving: does(shipped({ recordsInIls: true }), 'receive'),
    unconfirmed: settles(does(begin(), 'send'), 'request', unconfirmed),
  }

  test('there is a story for each', () => {
    const kinds = Negotiation.options.map((option) => option.shape.kind.value)
    expect(Object.keys(open).toSorted()).toEqual(kinds.toSorted())
    for (const kind of kinds) expect(question(open[kind])).toBe(kind)
  })

  test('each is left by something, or brings staff in, though the partner is silent', () => {
    for (const [kind, story] of Object.entries(open)) {
      const ways = Object.entries(silent).find(([name]) => name === kind)?.[1] ?? []
      expect(ways.length).toBeGreaterThan(0)
      for (const way of ways) {
        const next = way(story)
        const isLeft = question(next) !== kind || attention(next).includes('no_answer')
        expect([kind, isLeft]).toEqual([kind, true])
      }
    }
  })

  test('each of three commands settles a refusal of the library’s own system', () => {
    const refused = answers(open.receiving, { type: 'ils_refused', reason: textReason('x') })
    expect(question(does(does(refused, 'retry_ils'), { type: 'message', note: 'x' }))).toBe('receiving')
    for (const type of ['skip_ils', 'undo_receive'] as const) {
      expect(question(does(refused, type))).toBeNull()
    }
  })
})
