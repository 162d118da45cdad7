import { describe, expect, it } from 'vitest'
import { entryStates } from '../../src/borrowing/request/entry.ts'
import type { Item } from '../../src/borrowing/request/item.ts'
import type { Request } from '../../src/borrowing/request/request.ts'
import { requestIndex } from '../../src/store/policy/request-index.ts'
import { alpha, at, beta, createSamples, entryOf, gamma } from '../contract/samples.ts'

const samples = createSamples()
const indexOf = (more: Partial<Request>) => requestIndex(samples.request(more), 'some_status')
const item = (more: Partial<Item>): Item => ({
  id: 1,
  entry: 1,
  state: 'expected',
  form: 'physical',
  hold: 'none',
  ...more,
})

describe('requestIndex', () => {
  it('takes the status as given', () => {
    expect(indexOf({}).status).toBe('some_status')
  })

  it('holds the partners whose entry is active or pending as live', () => {
    const liveIn = (stage: Request['stage']) =>
      entryStates.filter((state) => {
        const entry = entryOf(1, alpha, { state })
        return indexOf({ stage, rota: [entry] }).partners[0]?.live
      })
    expect(liveIn('sent')).toEqual(['pending', 'active'])
    expect(liveIn('closed')).toEqual(['active'])
  })

  it('holds the partners whose items are out as live, also when closed', () => {
    const live = (state: Item['state'], entry = 1) =>
      indexOf({
        stage: 'closed',
        rota: [entryOf(1, alpha, { state: 'supplied' })],
        items: [item({ state, entry })],
      }).partners[0]?.live
    expect(live('received')).toBe(true)
    expect(live('on_loan')).toBe(true)
    expect(live('patron_returned')).toBe(true)
    expect(live('returned')).toBe(false)
    expect(live('shipped')).toBe(false)
    expect(live('received', 2)).toBe(false)
  })

  it('holds as open what is active or has items out, not what is pending', () => {
    const openIn = (stage: Request['stage']) =>
      entryStates.filter(
        (state) => indexOf({ stage, rota: [entryOf(1, alpha, { state })] }).partners[0]?.open,
      )
    expect([openIn('sent'), openIn('ready')]).toEqual([['active'], ['active']])
    const rota = [entryOf(1, alpha, { state: 'supplied' })]
    const open = (state: Item['state']) =>
      indexOf({ stage: 'closed', rota, items: [item({ state })] }).partners[0]?.open
    expect([open('on_loan'), open('returned')]).toEqual([true, false])
  })

  it('names each partner once, live where one of its entries is', () => {
    const rota = [
      entryOf(1, alpha, { state: 'rejected' }),
      entryOf(2, beta, { state: 'rejected' }),
      entryOf(3, alpha, { state: 'active' }),
      entryOf(4, gamma, { state: 'pending' }),
      entryOf(5, alpha, { state: 'skipped' }),
    ]
    expect(indexOf({ rota }).partners).toEqual([
      { partner: alpha, live: true, open: true },
      { partner: beta, live: false, open: false },
      { partner: gamma, live: true, open: false },
    ])
  })

  it('takes number, reference, title, author and identifiers for words', () => {
    const request = samples.request({
      reference: 'ORDER 7',
      patron: { id: 'secret', surname: 'Private' },
      citation: {
        title: 'A title',
        subtitle: 'Under it',
        author: 'An author',
        titleOfComponent: 'A chapter',
        authorOfComponent: 'Its author',
        identifiers: [{ type: 'ISBN', value: '9783161484100' }],
        recordIds: [{ type: 'OCLC', value: '1234' }],
      },
    })
    expect(requestIndex(request, '').text.split('\n')).toEqual([
      request.number,
      'ORDER 7',
      'A title',
      'Under it',
      'An author',
      'A chapter',
      'Its author',
      '9783161484100',
      '1234',
    ])
  })

  it('takes the patron’s id, or null', () => {
    expect(indexOf({ patron: { id: 'p1' } }).patron).toBe('p1')
    expect(indexOf({}).patron).toBeNull()
  })

  it('takes the earliest deadline, or null', () => {
    const deadlines = [30, 10, 20].map((seconds) => ({ kind: 'response' as const, at: at(seconds) }))
    expect(indexOf({ deadlines }).nextDeadline).toBe(at(10))
    expect(indexOf({}).nextDeadline).toBeNull()
  })

  it('takes what partners call the request and its items, each once', () => {
    const rota = [
      entryOf(1, alpha, { partnerRequestId: 'X1' }),
      entryOf(2, beta, { partnerRequestId: '' }),
      entryOf(3, gamma),
    ]
    const items = [
      item({ id: 1, partnerItemId: 'I1', barcode: 'B1' }),
      item({ id: 2, partnerItemId: 'X1' }),
      item({ id: 3, entry: 3, partnerItemId: 'I1' }),
      item({ id: 4 }),
    ]
    expect(indexOf({ rota, items }).references).toEqual([
      { partner: alpha, reference: 'X1' },
      { partner: alpha, reference: 'I1' },
      { partner: gamma, reference: 'I1' },
    ])
  })
})
