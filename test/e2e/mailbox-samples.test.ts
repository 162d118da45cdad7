import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sample, sampleBytes, samples } from '../protocols/email/samples.ts'
import type { Situation } from '../protocols/email/situations.ts'
import { drawn } from '../support/draws.ts'
import { until } from '../support/gateway.ts'
import type { TakenMail } from '../support/smtp.ts'
import { addressIn, headerOf, type InboxItem, type MailScene, startMailScene } from './mailbox-scene.ts'

let scene: MailScene

beforeAll(async () => {
  scene = await startMailScene({
    connection: { senderChecks: { dmarc: false } },
    startAt: '2026-03-02T08:00:00.000Z',
  })
})
afterAll(() => scene.stop())

type SentRequest = { readonly number: string; readonly letter: TakenMail }

const command = async (number: string, body: unknown): Promise<void> => {
  const answer = await scene.gateway.api('POST', `/v1/requests/${number}/commands`, body)
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
}

/** Has the lender ship an item. The lender has said that it ships, by a mail that staff understood. */
const ship = async ({ number, letter }: SentRequest): Promise<void> => {
  const mail = `From: ill@partner.example\r\nTo: ${addressIn(headerOf(letter, 'Reply-To'))}\r\nMessage-ID: <${crypto.randomUUID()}@partner.example>\r\nSubject: Re: ${number}-1\r\n\r\nThe book was sent today. Please return it by 30 March 2026.\r\n`
  expect(await scene.push(mail)).toMatchObject({ state: 'applied' })
}

const arrive = async (sent: SentRequest): Promise<void> => {
  await ship(sent)
  await command(sent.number, { type: 'receive' })
}

/** Takes a request to where a sample answers it; gives the letter that the sample answers. */
const situations: Readonly<Record<Situation, () => Promise<SentRequest>>> = {
  loan: () => scene.ask(),
  copy: () => scene.ask({ service: { type: 'copy', form: 'digital' } }),
  cancel: async () => {
    const sent = await scene.ask()
    await command(sent.number, { type: 'cancel' })
    return { ...sent, letter: await scene.nextLetter(sent.number, 1) }
  },
  renew: async () => {
    const sent = await scene.ask()
    await arrive(sent)
    const { length } = scene.letters.mails.filter(({ raw }) => raw.includes(sent.number))
    await command(sent.number, { type: 'renew' })
    const letter = await until('the renewal', () =>
      scene.letters.mails.find(({ raw }) => raw.includes(`${sent.number}-1.renew.`)),
    )
    expect(length).toBeGreaterThan(0)
    return { ...sent, letter }
  },
  return: async () => {
    const sent = await scene.ask()
    await arrive(sent)
    await command(sent.number, { type: 'return' })
    const letter = await until('the return', () =>
      scene.letters.mails.find(({ raw }) => raw.includes(`${sent.number}-1.shipped_return.`)),
    )
    return { ...sent, letter }
  },
  out: async () => {
    const sent = await scene.ask()
    await arrive(sent)
    return sent
  },
}

/** Returns a sample as an answer to a real letter: what names the letter is put in place of what it named. */
const answering = (file: string, { number, letter }: SentRequest): Uint8Array<ArrayBuffer> => {
  const reference = /<([^@>]+)@/.exec(headerOf(letter, 'Message-ID'))?.[1] ?? ''
  const token = /\+([^@]+)@/.exec(addressIn(headerOf(letter, 'Reply-To')))?.[1] ?? ''
  const text = Buffer.from(sampleBytes(file)).toString('latin1')
  // A sample counts its letters: the last one is that which is answered, and one before asked for the item.
  const blocks = [...text.matchAll(/LIBA-7K2MQ4X9-1\.(\d)/g)].map(([, count]) => Number(count))
  const last = Math.max(...blocks)
  const answer = text
    .replace(/LIBA-7K2MQ4X9-1\.(\d)/g, (_, count) => (Number(count) === last ? reference : `${number}-1`))
    .replaceAll('t7k2m9q4', token)
    .replace(/letter-\d+\.liba-7k2mq4x9-\d+/gi, reference)
    .replaceAll('LIBA-7K2MQ4X9', number)
  return new Uint8Array(Buffer.from(answer, 'latin1'))
}

/** Returns states of a kept mail that a sample may lead to. */
const stateOf = ({ event, review, automatic, bounce, refused, notes = [] }: Sample): readonly string[] => {
  // A mail whose sender is not verified means nothing, however clear it is.
  if (notes.includes('sender_unclear')) return ['review']
  if (event !== undefined) return ['applied']
  if (review !== undefined) return ['review']
  // A confirmation of receipt is taken, whatever marks it bears.
  if (automatic === 'precedence' || automatic === 'mailing_list') return ['review', 'applied']
  // A vacation note informs where its sender is proven.
  if (automatic !== undefined) return ['ignored', 'applied']
  if (bounce !== undefined) return ['applied', 'ignored']
  return refused === undefined ? [] : ['unreadable', 'too_large']
}

describe('samples through the whole gateway', () => {
  test.each(drawn(samples, 4).map((sample) => [sample.file, sample] as const))('%s', async (file, sample) => {
    const sent = await situations[sample.situation]()
    const before = await scene.statusOf(sent.number)
    const { message, status } = await scene.push(answering(file, sent))
    expect(status).toBe(200)
    const { body } = await scene.gateway.api('GET', `/v1/messages/${message}`)
    const kept = body as InboxItem
    expect(stateOf(sample), kept.reason?.text ?? '').toContain(kept.state)
    const confirmed = sample.automatic === undefined ? [] : ['request_accepted']
    if (sample.event === undefined && sample.bounce === undefined)
      expect([before, ...confirmed]).toContain(await scene.statusOf(sent.number))
    if (kept.state === 'applied' && sample.event !== undefined)
      expect(kept).toMatchObject({ request: sent.number, summary: `mail ${sample.event}` })
  })
})
