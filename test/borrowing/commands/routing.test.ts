import { describe, expect, test } from 'vitest'
import { textReason } from '../../../src/translations/reason.ts'
import { say } from '../../support/say.ts'
import { sent, shipped } from '../begun-stories.ts'
import { answers, begin, continuing, deadLetter, does, hears, refusal, refused, settles } from '../story.ts'
import { allAttention, attention, deadlines, rota, sentOperations } from '../story-views.ts'
import { codes, type World } from '../world.ts'

const add = (...names: readonly string[]) => ({ type: 'add_partners', partners: codes(...names) }) as const
const set = (...names: readonly string[]) => ({ type: 'set_rota', partners: codes(...names) }) as const

const partnersOf = (story: ReturnType<typeof begin>) => story.request.rota.map((entry) => entry.partner)

describe('set_rota, add_partners, move, remove_partner', () => {
  test('created with a first entry: ready, locating, or sent automatically', () => {
    expect(does(begin({ rota: [] }), add('ALPHA')).status).toBe('ready_to_send')
    expect(does(begin({ rota: [] }), set('ALPHA')).status).toBe('ready_to_send')
    expect(does(begin({ rota: [], workflow: { automaticLocate: true } }), add('ALPHA')).status).toBe(
      'locate_in_process',
    )
    expect(
      sentOperations(does(begin({ rota: [], workflow: { automaticSend: true } }), add('ALPHA'))),
    ).toEqual(['request to 1'])
  })

  test('the last pending one removed in ready: created', () => {
    const one = does(begin(), { type: 'remove_partner', entry: 1 })
    expect([one.status, partnersOf(one)]).toEqual(['ready_to_send', ['BETA']])
    expect(does(one, { type: 'remove_partner', entry: 2 }).status).toBe('created')
    expect(does(begin(), set()).status).toBe('created')
  })

  test('pending entries only: the one that is asked stays', () => {
    const story = does(sent(), set('GAMMA', 'DELTA'))
    expect([partnersOf(story), rota(story)]).toEqual([
      ['ALPHA', 'GAMMA', 'DELTA'],
      ['active', 'pending', 'pending'],
    ])
    expect(refusal(sent(), { type: 'remove_partner', entry: 1 })).toBe('the entry is not pending')
    expect(refusal(sent(), { type: 'move', entry: 1, to: 2 })).toBe('the entry is not pending')
  })

  test('entry numbers are never given twice', () => {
    expect(does(begin(), set('GAMMA')).request.rota.map((entry) => entry.id)).toEqual([3])
  })

  test('a rota template: behind those that are there, and says how', () => {
    const template = { type: 'add_rota_template', template: 'North' } as const
    const story = does(sent(), template)
    expect([partnersOf(story), rota(story)]).toEqual([
      ['ALPHA', 'BETA', 'DELTA'],
      ['active', 'pending', 'pending'],
    ])
    expect(story.last.event.explanations.map((each) => say(each))).toEqual(['rota: template North'])
    expect(story.request.rotaBuilds).toEqual([{ rules: [], templates: ['North'], leftOut: [] }])
    expect(does(begin({ rota: [] }), template).status).toBe('ready_to_send')
    expect(does(story, set('GAMMA')).request.rotaBuilds).toBeUndefined()
  })

  test('a rota template that adds nobody, or more than a rota holds: refused', () => {
    const template = { type: 'add_rota_template', template: 'North' } as const
    expect(refusal(begin({ planned: { partners: [] } }), template)).toBe('the rota template adds nobody')
    const long = begin({ rota: Array.from({ length: 100 }, () => 'ALPHA') })
    const full = continuing(long, { ...long.request, rota: [...long.request.rota, ...long.request.rota] })
    expect(refusal(full, template)).toBe('a rota holds at most 200 entries')
  })

  test('a rota template in a rota that locate works on: its partners are located too', () => {
    const story = does(begin({ workflow: { automaticLocate: true } }), {
      type: 'add_rota_template',
      template: 'North',
    })
    expect(story.last.effects).toEqual([{ kind: 'locate', entries: [3], own: false }])
  })

  test('move: to its place among the pending ones', () => {
    const three = { rota: ['ALPHA', 'BETA', 'GAMMA'] }
    expect(partnersOf(does(begin(three), { type: 'move', entry: 3, to: 1 }))).toEqual([
      'GAMMA',
      'ALPHA',
      'BETA',
    ])
    expect(partnersOf(does(sent(three), { type: 'move', entry: 3, to: 1 }))).toEqual([
      'ALPHA',
      'GAMMA',
      'BETA',
    ])
    expect(partnersOf(does(begin(three), { type: 'move', entry: 1, to: 99 }))).toEqual([
      'BETA',
      'GAMMA',
      'ALPHA',
    ])
  })

  test('an entry that was not located can be removed, not moved', () => {
    const located = answers(begin({ workflow: { automaticLocate: true } }), {
      type: 'located',
      entries: [
        { entry: 1, located: false },
        { entry: 2, located: true },
      ],
    })
    expect(rota(located)).toEqual(['not_located', 'pending'])
    expect(refusal(located, { type: 'move', entry: 1, to: 1 })).toBe('the entry is not pending')
    expect(partnersOf(does(located, { type: 'remove_partner', entry: 1 }))).toEqual(['BETA'])
  })

  test('before shipped and in unfilled', () => {
    const unfilled = hears(sent({ rota: ['ALPHA'] }), 'unfilled')
    expect([does(unfilled, add('BETA')).request.stage, rota(does(unfilled, add('BETA')))]).toEqual([
      'ready',
      ['rejected', 'pending'],
    ])
    expect(refusal(shipped(), add('GAMMA'))).toBe('not while the request is shipped')
  })

  test('no partner twice: neither in one command, nor beside one that waits already', () => {
    expect(refusal(begin(), add('GAMMA', 'GAMMA'))).toBe('a partner is named twice')
    expect(refusal(begin(), { type: 'set_rota', partners: codes('GAMMA', 'GAMMA') })).toMatch(/twice/)
    expect(refusal(begin(), add('BETA'))).toBe('a partner is named that waits in the rota already')
    const again = does(hears(sent(), 'unfilled'), add('ALPHA'))
    expect(rota(again)).toEqual(['rejected', 'active', 'pending'])
  })

  test('only partners of the directory, and not endlessly many', () => {
    expect(refusal(begin(), add('NOBODY'))).toMatch(/not in the directory/)
    const many = Array.from({ length: 199 }, () => 'ALPHA')
    expect(refusal(begin(), add(...many))).toMatch(/at most 200/)
  })

  test('new partners of a request under way are located where that is automatic', () => {
    const world: World = { workflow: { automaticLocate: true } }
    const located = answers(begin(world), {
      type: 'located',
      entries: [
        { entry: 1, located: true },
        { entry: 2, located: true },
      ],
    })
    const story = does(does(located, 'send'), add('GAMMA'))
    expect([story.request.stage, story.last.effects]).toEqual([
      'sent',
      [{ kind: 'locate', entries: [3], own: false }],
    ])
  })
})

describe('locate', () => {
  test('pending and not located entries, never the active one', () => {
    const story = does(sent({ rota: ['ALPHA', 'BETA', 'GAMMA'] }), 'locate')
    expect([story.request.stage, story.last.effects]).toEqual([
      'sent',
      [{ kind: 'locate', entries: [2, 3], own: false }],
    ])
  })

  test('from ready, created, locate_failed and unfilled: locating', () => {
    expect(does(begin(), 'locate').status).toBe('locate_in_process')
    const failed = answers(does(begin({ rota: ['ALPHA'] }), 'locate'), {
      type: 'located',
      entries: [{ entry: 1, located: false }],
    })
    expect([failed.status, does(failed, 'locate').status]).toEqual(['locate_failed', 'locate_in_process'])
    const unfilled = does(hears(sent({ rota: ['ALPHA'] }), 'unfilled'), add('BETA'))
    expect(does(unfilled, 'locate').status).toBe('locate_in_process')
  })

  test('not without an entry to look for, and not once the partner will supply', () => {
    expect(refusal(begin({ rota: [] }), 'locate')).toMatch(/no entry/)
    expect(refusal(hears(sent(), 'will_supply'), 'locate')).toBe(
      'only in stage: created, not located, ready to send, unfilled, sent and accepted; now: promised',
    )
  })
})

describe('send', () => {
  test('the first pending entry is asked, under an id of its own', () => {
    const story = does(begin(), 'send')
    expect([story.status, sentOperations(story), rota(story)]).toEqual([
      'request_sent',
      ['request to 1'],
      ['active', 'pending'],
    ])
    expect(story.request.rota[0]?.requestIds).toEqual(['OSLO-7K2MQ4X9-1'])
    expect(deadlines(story)).toEqual([])
  })

  test('not without a pending entry, not while anything holds it', () => {
    expect(refusal(begin({ rota: [] }), 'send')).toBe(
      'only in stage: ready to send, not located, unfilled and sent; now: created',
    )
    expect(refusal(begin({ create: { hold: 'staff' } }), 'send')).toMatch(/^a rule or its creator/)
    expect(refusal(begin({ create: { hold: { until: '2026-03-09' } } }), 'send')).toMatch(/waits for/)
    expect(refusal(hears(sent({ rota: ['ALPHA'] }), 'unfilled'), 'send')).toMatch(/no partner is pending/)
    expect(refusal(sent(), 'send')).toBe('only while this needs attention: A message failed')
  })

  test('override clears locally_owned', () => {
    const owned = answers(does(begin({ rota: ['ALPHA'] }), 'locate'), {
      type: 'located',
      entries: [{ entry: 1, located: true }],
      locallyOwned: true,
    })
    expect([owned.status, owned.request.stage]).toEqual(['locally_owned', 'ready'])
    expect(refusal(owned, 'send')).toMatch(/send with override/)
    const story = does(owned, { type: 'send', override: true })
    expect([story.status, story.request.waitingFor]).toEqual(['request_sent', []])
    const late = answers(story, { type: 'located', entries: [], locallyOwned: true })
    expect(late.request.waitingFor).toEqual([])
    const edited = does(hears(story, 'unfilled'), { type: 'edit', citation: { title: 'Another' } })
    expect(edited.request.ownershipOverridden).toBeUndefined()
  })

  test('override overrides nothing else', () => {
    expect(refusal(begin({ create: { hold: 'staff' } }), { type: 'send', override: true })).toMatch(
      /^a rule or its creator/,
    )
  })

  test('from locate_failed and unfilled with a pending entry', () => {
    const failed = answers(does(begin({ rota: ['ALPHA'] }), 'locate'), {
      type: 'located',
      entries: [{ entry: 1, located: false }],
    })
    expect(refusal(failed, 'send')).toMatch(/no partner is pending/)
    expect(sentOperations(does(does(failed, add('BETA')), 'send'))).toEqual(['request to 2'])
    const unfilled = does(hears(sent({ rota: ['ALPHA'] }), 'unfilled'), add('BETA'))
    expect(sentOperations(does(unfilled, 'send'))).toEqual(['request to 2'])
  })

  test('gives up the entry of a request that could not be sent', () => {
    const failed = settles(does(begin(), 'send'), 'request', deadLetter())
    expect([failed.status, attention(failed)]).toEqual(['send_failed', ['send_failed']])
    const story = does(failed, 'send')
    expect([story.status, rota(story), sentOperations(story), attention(story)]).toEqual([
      'request_sent',
      ['failed', 'active'],
      ['request to 2'],
      [],
    ])
    expect(story.request.items.map((item) => item.entry)).toEqual([2])
  })

  test('gives up the entry of a retry that could not be sent', () => {
    const retried = does(hears(sent(), 'retry_possible'), { type: 'retry' })
    const failed = settles(retried, 'retry', refused())
    expect(failed.status).toBe('send_failed')
    expect(rota(does(failed, 'send'))).toEqual(['failed', 'active'])
  })

  test('a partner that cannot be asked now is skipped; where none can be, the request is unfilled', () => {
    const world = {
      partners: { ALPHA: { skip: textReason('inactive') }, BETA: { skip: textReason('inactive') } },
    }
    const story = does(begin(world), 'send')
    expect([story.status, rota(story)]).toEqual(['unfilled', ['skipped', 'skipped']])
  })
})

test('the next entry is held where the library turned out to own the item', () => {
  const owned = answers(does(sent(), 'locate'), { type: 'located', entries: [], locallyOwned: true })
  expect(owned.status).toBe('request_sent')
  const story = hears(owned, 'unfilled')
  expect([story.status, story.request.stage, rota(story), sentOperations(story)]).toEqual([
    'locally_owned',
    'ready',
    ['rejected', 'pending'],
    [],
  ])
  expect(sentOperations(does(story, { type: 'send', override: true }))).toEqual(['request to 2'])
})

test('automatic sending where nobody can be asked: created, and unfilled once somebody was', () => {
  const world = {
    rota: ['BETA'],
    workflow: { automaticSend: true },
    partners: { BETA: { skip: textReason('inactive') } },
  } as const
  expect([begin(world).status, allAttention(begin(world))]).toEqual(['created', ['rota_used_up']])
  expect(allAttention(does(begin(world), add('ALPHA')))).toEqual([])
  const unfilled = hears(begin({ ...world, rota: ['ALPHA'] }), 'unfilled')
  const added = does(unfilled, add('BETA'))
  expect([added.status, rota(added)]).toEqual(['rejected_by_partner', ['rejected', 'skipped']])
})
