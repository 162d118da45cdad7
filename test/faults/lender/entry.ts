import { flushCompileCache } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import type { Trigger } from '@lendwire/lender'
import { Hono } from 'hono'
import { z } from 'zod'
import { type LenderMessage, writeMoment } from '../../../packages/lender/src/iso18626/vocabulary.ts'
import { iso18626Protocol } from '../../../packages/lender/src/iso18626/wire-protocol.ts'
import { createTimestampSource } from '../../../packages/lender/src/messenger.ts'
import { ncipProtocol } from '../../../packages/lender/src/ncip/wire-protocol.ts'
import { afterMessage, createRegister, type KnownRequest } from '../../../packages/lender/src/register.ts'
import type { ParsedMessage } from '../../../packages/lender/src/wire-protocol.ts'
import { createHttpTransport } from '../../../src/transport/http.ts'
import { type Line, readJournal, repairJournal, writeJournal } from './journal.ts'
import { type LenderPlan, lenderCodes, lenders, refusesRepeats } from './plans.ts'
import { type Recording, readRecording } from './recording.ts'

/**
 * Lenders that may be killed at any moment: what they heard and are to say stands in a ledger on the disk before they
 * answer; started again, they go on where they were, with the same bytes.
 */
const { LENDER_JOURNAL, LENDER_PORT, LENDER_GATEWAY, LENDER_PROTOCOL } = z
  .object({
    ...{ LENDER_JOURNAL: z.string(), LENDER_PORT: z.coerce.number(), LENDER_GATEWAY: z.string() },
    LENDER_PROTOCOL: z.enum(['iso18626', 'ncip']).default('iso18626'),
  })
  .parse(process.env)

type Says = Extract<Line, { kind: 'says' }>

const language = LENDER_PROTOCOL === 'ncip' ? ncipProtocol('standard') : iso18626Protocol(undefined)
const transport = createHttpTransport({ closeGrace: 0 })
const register = createRegister(100_000)
const now = (): Date => new Date()
const stamp = createTimestampSource(now)
const receivedBefore = new Set<string>()
const underWay = new Map<string, Promise<unknown>>()
const planOf = (partner: string): LenderPlan | undefined =>
  Object.entries<LenderPlan>(lenders).find(([code]) => code === partner)?.[1]
const recordings = new Map<string, Recording>()
/** Returns what a lender was recorded to say; undefined for one that speaks for itself. */
const recordingOf = (partner: string): Recording | undefined => {
  const file = planOf(partner)?.recording
  if (file === undefined) return undefined
  const recording = recordings.get(file) ?? readRecording(file)
  recordings.set(file, recording)
  return recording
}
const namesOf = ({ id, supplyingAgency, requestingAgency }: KnownRequest, timestamp: string) => ({
  ...{ requestId: id, timestamp },
  supplyingAgency: supplyingAgency.value,
  requestingAgency: requestingAgency.value,
})
const tokenOf = (partner: string): string => `${partner}-token-that-is-long-enough`

/** The first and the longest time that it waits for an answer, in milliseconds. */
const firstTimeout = 1_000
const longestTimeout = 16_000

/**
 * Posts the same bytes until somebody answers who is in their right mind. Where no answer comes, it waits longer for the
 * next: on a machine that takes more than a second for each answer, none would ever arrive in time.
 */
const post = async ({ partner, content }: Says): Promise<string> => {
  let timeout = firstTimeout
  for (;;) {
    const result = await transport.dispatch({
      url: `${LENDER_GATEWAY}/partners/${partner}/${LENDER_PROTOCOL}`,
      headers: { 'content-type': language.contentType, authorization: `Bearer ${tokenOf(partner)}` },
      body: content,
      timeout,
      allowPrivateNetwork: true,
    })
    if (result.kind === 'answered') {
      const { status, body } = result.answer
      const confirmation = language.readAnswer(body)
      if (confirmation !== undefined) return confirmation.status
      if (status >= 400 && status !== 503) return `HTTP ${status}`
    } else timeout = Math.min(2 * timeout, longestTimeout)
    await pause(30)
  }
}

const say = async (says: Says, copies: number): Promise<void> => {
  for (let copy = 0; copy < copies; copy += 1) {
    const answer = await post(says)
    const { partner, requestId, content } = says
    writeJournal(LENDER_JOURNAL, [{ kind: 'answered', partner, requestId, content, answer }])
  }
}

/** Messages about one request go out one after the other, or all at once where the lender is hasty. */
const send = (says: Says): void => {
  const { copies, hasty } = planOf(says.partner) ?? { copies: 1, hasty: false }
  const before = hasty ? undefined : underWay.get(says.requestId)
  const sending = Promise.resolve(before).then(() => say(says, copies))
  underWay.set(says.requestId, sending)
}

const render = (requestId: string, partner: string, message: LenderMessage): readonly Says[] => {
  const request = register.find(requestId)
  if (request === undefined) return []
  const timestamp = stamp()
  const date = now()
  const { status = '' } = message
  const recorded = recordingOf(partner)?.say(status, namesOf(request, timestamp))
  const contents =
    recorded === undefined ? language.write(message, { request, timestamp, now: date }) : [recorded]
  register.take(
    afterMessage(request, message, timestamp, message.dueDate && writeMoment(message.dueDate, date)),
  )
  return contents.map((content) => ({ kind: 'says', partner, requestId, status, content }))
}

const remember = (parsed: ParsedMessage): void => {
  if (parsed.trigger !== 'request') return
  register.take({
    ...language.newRequest(parsed, {
      id: parsed.requestId,
      supplyingAgency: parsed.supplyingAgency ?? { type: 'ISIL', value: 'LENDER' },
      requestingAgency: parsed.requestingAgency ?? { type: '', value: '' },
      supplierRequestId: `lender-${parsed.requestId}`,
      status: 'RequestReceived',
      lastChange: stamp(),
    }),
    // What it had said before it was killed it does not read again.
    items: ['L-1001'],
  })
}

const messagesOn = (partner: string, trigger: Trigger | undefined): readonly LenderMessage[] =>
  trigger === undefined ? [] : (planOf(partner)?.says[trigger] ?? [])

/** Resumes from the ledger. */
const resume = (): void => {
  repairJournal(LENDER_JOURNAL)
  const lines = readJournal(LENDER_JOURNAL)
  const answered = new Set(lines.flatMap((line) => (line.kind === 'answered' ? [line.content] : [])))
  for (const line of lines) {
    if (line.kind !== 'received' || receivedBefore.has(line.content)) continue
    receivedBefore.add(line.content)
    const parsed = language.read(new TextEncoder().encode(line.content), register)
    if (!('unreadable' in parsed)) remember(parsed)
  }
  for (const line of lines) if (line.kind === 'says' && !answered.has(line.content)) send(line)
}

const app = new Hono()
app.post(`/:partner/${LENDER_PROTOCOL}`, async (context) => {
  const partner = context.req.param('partner')
  const content = await context.req.text()
  const parsed = language.read(new TextEncoder().encode(content), register)
  if ('unreadable' in parsed) {
    writeJournal(LENDER_JOURNAL, [
      { kind: 'received', partner, requestId: '', trigger: 'unreadable', content },
    ])
    return context.text('unreadable', 400)
  }
  const { requestId, trigger } = parsed
  const line = { kind: 'received', partner, requestId, trigger: trigger ?? 'unknown', content } as const
  const isRepeat = receivedBefore.has(content)
  if (isRepeat) writeJournal(LENDER_JOURNAL, [line])
  else {
    remember(parsed)
    const messages = messagesOn(partner, trigger).flatMap((message) => render(requestId, partner, message))
    receivedBefore.add(content)
    writeJournal(LENDER_JOURNAL, [line, ...messages])
    for (const each of messages) send(each)
  }
  const request = register.find(requestId)
  const isRefused = request === undefined || (isRepeat && refusesRepeats(partner))
  const refusal = isRefused ? language.unknownRequest(parsed) : undefined
  const recorded = isRefused
    ? undefined
    : recordingOf(partner)?.confirm(content, namesOf(request, now().toISOString()))
  return new Response(
    recorded ??
      language.answer(parsed, { request, ...(refusal?.answer === 'error' ? { refusal } : {}) }, now()),
    { headers: { 'content-type': language.contentType } },
  )
})

// A process that is killed would not keep what was compiled.
flushCompileCache()
resume()
serve({ fetch: app.fetch, port: LENDER_PORT, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`${lenderCodes.length} lenders listen on http://127.0.0.1:${port};\n`)
})
