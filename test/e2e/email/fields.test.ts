import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EmailAnswer } from '../../../packages/lender/src/email/email-answer.ts'
import { fillForm } from '../../../packages/lender/src/email/form.ts'
import { readLetter } from '../../../packages/lender/src/email/letter.ts'
import { sendAnswer } from '../../support/answer-form.ts'
import { type MailScene, replyTo, startMailScene } from '../mailbox-scene.ts'

/** A due date of more than two years ahead is asked about. */
const year = new Date().getFullYear() + 1

let scene: MailScene
beforeAll(async () => {
  scene = await startMailScene()
})
afterAll(() => scene.stop())

type Service = 'loan' | 'copy'
const loan = { service: { type: 'loan' } }
const copy = { service: { type: 'copy', form: 'digital' } }

const ask = async (service: Service) => {
  const { number, letter } = await scene.ask(service === 'loan' ? loan : copy)
  const read = await readLetter(Buffer.from(letter.raw))
  if (read?.link === undefined) throw new Error('the letter has no link')
  return { number, letter, text: read.text, link: read.link }
}

/** Returns the last that the lender said of a request, and the request as it is then. */
const lastPartnerEvent = async (number: string) => {
  const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
  const timeline = (await scene.gateway.api('GET', `/v1/requests/${number}/timeline`)).body as {
    items: { kind: string; outcome?: string; input?: { kind: string; name: string; data: object } }[]
  }
  const item = timeline.items.findLast(({ input }) => input?.kind === 'partner_event')
  expect(item).toMatchObject({ outcome: 'applied' })
  return { request: body, name: item?.input?.name, data: item?.input?.data }
}

const cost = { amount: '12.50', currency: 'EUR' }
/** The first moment of the day in the library's time zone, Europe/Berlin. */
const after = { day: '2099-07-01', instant: '2099-06-30T22:00:00.000Z' }

const answers: readonly (readonly [Service, string, Readonly<Record<string, string>>, object, object])[] = [
  [
    'loan',
    'retry_possible',
    { after: after.day, reason: 'OnLoan', amount: '12.50', currency: 'eur', note: 'It comes back in June.' },
    { reason: 'OnLoan', after: after.instant, cost, note: 'It comes back in June.' },
    {
      status: 'retry_possible',
      negotiation: { kind: 'retry', reason: 'OnLoan', after: after.instant, cost },
    },
  ],
  ['loan', 'retry_possible', { amount: '12.50', currency: 'EUR' }, { cost }, { negotiation: { cost } }],
  [
    'loan',
    'retry_possible',
    { after: after.day },
    { after: after.instant },
    { negotiation: { after: after.instant } },
  ],
  [
    'loan',
    'conditional',
    {
      conditions: 'LibraryUseOnly',
      otherCondition: 'Gloves',
      amount: '12.50',
      currency: 'EUR',
      note: 'Per volume.',
    },
    { conditions: ['LibraryUseOnly', 'Gloves'], cost, note: 'Per volume.' },
    { status: 'conditional', negotiation: { conditions: ['LibraryUseOnly', 'Gloves'], cost } },
  ],
  [
    'loan',
    'shipped',
    { dueDate: `${year}-04-30`, items: 'L-1; L-2', conditions: 'LibraryUseOnly', note: 'Two volumes.' },
    {
      dueDate: `${year}-04-30`,
      items: [{ partnerItemId: 'L-1' }, { partnerItemId: 'L-2' }],
      note: 'Two volumes.',
    },
    {
      items: [
        { partnerItemId: 'L-1', dueDate: `${year}-04-30`, notForLoan: true, form: 'physical' },
        { partnerItemId: 'L-2', dueDate: `${year}-04-30`, notForLoan: true, form: 'physical' },
      ],
    },
  ],
  [
    'loan',
    'shipped',
    { dueDate: `${year}-04-30`, amount: '12.50', currency: 'EUR' },
    { dueDate: `${year}-04-30`, cost },
    {
      status: 'shipped_physically',
      costs: [{ kind: 'charged', ...cost, source: { kind: 'message' } }],
      costTotals: [{ currency: 'EUR', charged: '12.50', open: '12.50' }],
    },
  ],
  [
    'copy',
    'shipped',
    { sentAs: 'digital', url: 'https://lender.example/a.pdf', items: 'C-1' },
    { form: 'digital', url: 'https://lender.example/a.pdf' },
    { items: [{ form: 'digital', url: 'https://lender.example/a.pdf', partnerItemId: 'C-1' }] },
  ],
  [
    'copy',
    'shipped',
    { sentAs: 'physical', dueDate: `${year}-04-30` },
    { form: 'physical', dueDate: `${year}-04-30` },
    { status: 'shipped_physically', items: [{ form: 'physical', dueDate: `${year}-04-30` }] },
  ],
  [
    'loan',
    'unfilled',
    { reason: 'NotHeld', note: 'Sold in 1990.' },
    { reason: 'NotHeld', note: 'Sold in 1990.' },
    { status: 'rejected_by_partner' },
  ],
]

describe('fields beside an answer by link', () => {
  test.each(answers)('are read for a %s: %s with %j', async (service, answer, fields, eventData, becomes) => {
    const { number, link } = await ask(service)
    const filled = Object.entries(fields).map(([name, value]) => [`${answer}.${name}`, value])
    const { status } = await sendAnswer(link, { answer, ...Object.fromEntries(filled) })
    expect(status).toBe(303)
    const { request, name, data } = await lastPartnerEvent(number)
    expect(name).toBe(answer)
    expect(data).toMatchObject(eventData)
    expect(request).toMatchObject(becomes)
  })
})

const replies: readonly (readonly [Service, EmailAnswer, object])[] = [
  [
    'loan',
    { answer: 'retry_possible', cost, after: after.day },
    { negotiation: { after: after.instant, cost } },
  ],
  ['loan', { answer: 'retry_possible', cost }, { negotiation: { kind: 'retry', cost } }],
  [
    'loan',
    { answer: 'retry_possible', after: after.day, reason: 'OnLoan' },
    { negotiation: { after: after.instant, reason: 'OnLoan' } },
  ],
  [
    'loan',
    { answer: 'conditional', cost, conditions: ['LibraryUseOnly'] },
    { negotiation: { kind: 'condition', conditions: ['LibraryUseOnly'], cost } },
  ],
  [
    'loan',
    { answer: 'shipped', dueDate: `${year}-04-30`, items: ['L-1'] },
    { items: [{ partnerItemId: 'L-1', dueDate: `${year}-04-30` }] },
  ],
  [
    'copy',
    { answer: 'shipped', url: 'https://lender.example/a.pdf' },
    { items: [{ form: 'digital', url: 'https://lender.example/a.pdf' }] },
  ],
]

describe('fields beside an answer by reply', () => {
  test.each(replies)('are read for a %s: %j', async (service, emailAnswer, becomes) => {
    const { number, letter, text } = await ask(service)
    const taken = await scene.push(replyTo(letter, fillForm(text, emailAnswer) ?? ''))
    expect(taken).toMatchObject({ state: 'applied' })
    const { request, name } = await lastPartnerEvent(number)
    expect(name).toBe(emailAnswer.answer)
    expect(request).toMatchObject(becomes)
  })
})

describe('a further parcel by reply', () => {
  const parcel = (item: string, dueDate: string): EmailAnswer => ({
    answer: 'shipped',
    items: [item],
    dueDate,
  })
  const say = (letter: Parameters<typeof replyTo>[0], text: string, emailAnswer: EmailAnswer) =>
    scene.push(replyTo(letter, fillForm(text, emailAnswer) ?? ''))
  const itemsOf = async (number: string) =>
    ((await scene.gateway.api('GET', `/v1/requests/${number}`)).body as { items: object[] }).items

  test('is a further item where the form names it, and changes none that came before', async () => {
    const { number, letter, text } = await ask('loan')
    await say(letter, text, parcel('L-1', `${year}-04-30`))
    expect(await say(letter, text, parcel('L-2', `${year}-05-31`))).toMatchObject({ state: 'applied' })
    const both = [
      { partnerItemId: 'L-1', dueDate: `${year}-04-30` },
      { partnerItemId: 'L-2', dueDate: `${year}-05-31` },
    ]
    expect(await itemsOf(number)).toMatchObject(both)
    expect(await say(letter, text, parcel('L-2', `${year}-06-30`))).toMatchObject({ state: 'applied' })
    expect(await itemsOf(number)).toMatchObject([both[0], { partnerItemId: 'L-2', dueDate: `${year}-06-30` }])
  })

  test('is left to staff where it names no item, or what came before has no name', async () => {
    const named = await ask('loan')
    await say(named.letter, named.text, parcel('L-1', `${year}-04-30`))
    const nameless = { answer: 'shipped', dueDate: `${year}-05-31` }
    expect(await say(named.letter, named.text, nameless)).toMatchObject({ state: 'review' })
    const words = replyTo(named.letter, 'The second volume was sent today. Item number L-2')
    expect(await scene.push(words)).toMatchObject({ state: 'review' })
    expect(await itemsOf(named.number)).toMatchObject([{ partnerItemId: 'L-1', dueDate: `${year}-04-30` }])
    const other = await ask('loan')
    await say(other.letter, other.text, nameless)
    expect(await say(other.letter, other.text, parcel('L-2', `${year}-06-30`))).toMatchObject({
      state: 'review',
    })
    expect(await itemsOf(other.number)).toMatchObject([{ dueDate: `${year}-05-31` }])
  })
})
