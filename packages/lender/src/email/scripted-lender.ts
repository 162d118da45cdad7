import type { Trigger } from '../iso18626/incoming.ts'
import type { Status } from '../iso18626/vocabulary.ts'
import { pause } from '../pause.ts'
import { forgetOldest } from '../register.ts'
import { type Confirm, confirmFor, isAccepted, type Scenario, stepFor } from '../scenario.ts'
import { type Answer, answerByLink } from './answer-page.ts'
import { type EmailAnswer, toEmailAnswer } from './email-answer.ts'
import { type Letter, readLetter } from './letter.ts'
import type { MailHost, Reception } from './mail-host.ts'
import { type Post, replyTo } from './reply.ts'

/** A letter that is received, or an answer that is sent. */
export type MailEvent =
  | { readonly letter: Letter; readonly again: boolean; readonly reception: Reception }
  | { readonly letter: Letter; readonly emailAnswer: EmailAnswer; readonly outcome: string }

export type ScriptedMailLenderOptions = {
  readonly host: MailHost
  /** The address of its letters: `*` for all addresses. */
  readonly address: string
  readonly scenario: Scenario
  /** Sends its replies; where left out, it follows the links of letters. */
  readonly post?: Post | undefined
  /** Factor on all pauses of the scenario. */
  readonly pace: number
  readonly report: (news: MailEvent) => void
}

/** The state of a request. */
type MailRequest = {
  readonly ordinal: number
  status: Status
  readonly counts: Map<Trigger, number>
  readonly letters: Set<string>
}

/** The number of requests that it keeps in memory. */
const limit = 10_000

const triggerOf = ({ says, asksAgain }: Letter): Trigger => {
  switch (says) {
    case 'request':
      return asksAgain ? 'retry' : 'request'
    case 'cancel':
    case 'renew':
    case 'received':
    case 'shipped_return':
    case 'shipped_forward':
    case 'status_request':
    case 'reminder':
    case 'lost':
    case 'hold_return':
      return says
    default:
      return 'notification'
  }
}

/** Returns the behaviour of a mail server for the confirmation in a scenario. */
const receptionOf = (confirm: Confirm): Reception => {
  switch (confirm.answer) {
    case 'ok':
      return 'take'
    case 'error':
      return 'refuse'
    case 'http':
      return confirm.status >= 500 ? 'later' : 'refuse'
    case 'drop':
    case 'nothing':
      return isAccepted(confirm) ? 'take_and_hang_up' : 'hang_up'
  }
}

const filledIn = ({ answer, items, url, cost, ...details }: EmailAnswer): Answer => ({
  answer,
  fields: Object.fromEntries(
    Object.entries({
      ...details,
      items: items?.join('; '),
      url,
      sentAs: url === undefined ? undefined : 'digital',
      amount: cost?.amount,
      currency: cost?.currency,
    }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  ),
})

/** Follows the letter's link and answers there, the same a number of times. */
const answerAtPage = async ({ link }: Letter, emailAnswer: EmailAnswer, copies: number): Promise<string> => {
  if (link === undefined) return 'the letter has no link'
  const answer = filledIn(emailAnswer)
  const first = await answerByLink(link, answer)
  for (let copy = 1; copy < copies; copy += 1) await answerByLink(link, { ...answer, form: first.form })
  return first.taken ? 'taken' : `HTTP ${first.status}`
}

/** Makes a lender that only has a mailbox and behaves by a scenario. */
export const createScriptedMailLender = (
  options: ScriptedMailLenderOptions,
): { readonly stop: () => Promise<void> } => {
  const { host, address, scenario, post, pace, report } = options
  const requests = new Map<string, MailRequest>()
  const stopping = new AbortController()
  const acting = new Set<Promise<void>>()
  let taken = 0

  const recordOf = (requestId: string): MailRequest => {
    const existing = requests.get(requestId)
    if (existing !== undefined) return existing
    taken += 1
    const record: MailRequest = {
      ordinal: taken,
      status: 'RequestReceived',
      counts: new Map(),
      letters: new Set(),
    }
    requests.set(requestId, record)
    forgetOldest(requests, limit)
    return record
  }

  const reply = async (
    letter: Letter,
    from: string,
    emailAnswer: EmailAnswer,
    deliver: Post,
  ): Promise<string> => {
    const mail = replyTo(letter, from, emailAnswer)
    const outcome = await deliver(mail)
    for (let copy = 1; copy < scenario.copies; copy += 1) await deliver(mail)
    return outcome
  }

  const act = async (letter: Letter, recipient: string, record: MailRequest): Promise<void> => {
    for (const each of stepFor(scenario, triggerOf(letter)).acts) {
      if (!(await pause(each.after * pace, stopping.signal))) return
      if (each.onlyIn?.includes(record.status) === false || each.notIn?.includes(record.status)) continue
      const emailAnswer = toEmailAnswer(each.send, new Date(), record.ordinal)
      if (emailAnswer === undefined) continue
      const outcome = await (post === undefined
        ? answerAtPage(letter, emailAnswer, scenario.copies)
        : reply(letter, recipient, emailAnswer, post)
      ).catch((error: unknown) => (error instanceof Error ? error.message : 'failed'))
      record.status = each.send.status ?? record.status
      report({ letter, emailAnswer, outcome })
    }
  }

  host.open(address, async (raw, recipient) => {
    const letter = await readLetter(raw)
    if (letter === undefined) return 'refuse'
    const record = recordOf(letter.requestId)
    const trigger = triggerOf(letter)
    const before = record.counts.get(trigger) ?? 0
    record.counts.set(trigger, before + 1)
    const confirm = confirmFor(stepFor(scenario, trigger), before)
    if ('delay' in confirm) await pause((confirm.delay ?? 0) * pace, stopping.signal)
    const again = record.letters.has(letter.messageId)
    const reception = receptionOf(confirm)
    report({ letter, again, reception })
    if (!again && isAccepted(confirm)) {
      record.letters.add(letter.messageId)
      const acted = act(letter, recipient, record).finally(() => acting.delete(acted))
      acting.add(acted)
    }
    return reception
  })

  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(acting)
    },
  }
}
