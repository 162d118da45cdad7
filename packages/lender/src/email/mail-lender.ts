import { pause } from '../pause.ts'
import { type Answer, type Answered, answerByLink, openPage } from './answer-page.ts'
import { type Letter, readLetter } from './letter.ts'
import type { MailHost, Reception } from './mail-host.ts'

/** A letter that came, and what was done with it. */
export type ReceivedLetter = Letter & {
  readonly sequence: number
  /** True where a mail of the same Message-ID came before. */
  readonly isRepeat: boolean
  readonly reception: Reception
}

export type MailLenderOptions = {
  readonly host: MailHost
  /** The address of letters for this lender. */
  readonly address: string
  /** The answers by operation of the letter, in order; no answer for an operation that is left out. */
  readonly answers?: Readonly<Record<string, readonly (Answer & { readonly after?: number })[]>> | undefined
  /** Hears of each letter, and of each answer. */
  readonly report?:
    | ((
        entry:
          | { readonly letter: ReceivedLetter }
          | { readonly letter: Letter; readonly answer: Answer; readonly answered: Answered },
      ) => void)
    | undefined
}

/** A lender that only has a mailbox, and answers by the links of the letters that come. */
export type MailLender = {
  /** Lists the messages that were received after a sequence number, in order. */
  received(after?: number): readonly ReceivedLetter[]
  /** The mail server does so with the next letters that say this. */
  receiveNext(says: string, receptions: readonly Reception[]): void
  /** Answers the last letter about a request whose page offers this; undefined where none does. */
  answer(requestId: string, answer: Answer): Promise<(Answered & { readonly link: string }) | undefined>
  stop(): Promise<void>
}

/** Makes a lender that reads its mail and follows the links. */
export const createMailLender = ({ host, address, answers = {}, report }: MailLenderOptions): MailLender => {
  const letters: ReceivedLetter[] = []
  const queued = new Map<string, Reception[]>()
  const stopping = new AbortController()
  const acting = new Set<Promise<void>>()

  const act = async (letter: Letter): Promise<void> => {
    for (const answer of answers[letter.says] ?? []) {
      if (letter.link === undefined || !(await pause(answer.after ?? 0, stopping.signal))) return
      const answered = await answerByLink(letter.link, answer)
      report?.({ letter, answer, answered })
    }
  }

  host.open(address, async (raw) => {
    const letter = await readLetter(raw)
    if (letter === undefined) return 'refuse'
    const reception = queued.get(letter.says)?.shift() ?? 'take'
    const isRepeat = letters.some(({ messageId }) => messageId === letter.messageId)
    const received = { ...letter, sequence: letters.length + 1, isRepeat, reception }
    letters.push(received)
    report?.({ letter: received })
    if (!isRepeat && (reception === 'take' || reception === 'take_and_hang_up')) {
      const acted = act(letter)
        .catch(() => undefined)
        .finally(() => acting.delete(acted))
      acting.add(acted)
    }
    return reception
  })

  return {
    received: (after = 0) => letters.filter(({ sequence }) => sequence > after),
    receiveNext: (says, receptions) => void queued.set(says, [...(queued.get(says) ?? []), ...receptions]),
    answer: async (requestId, answer) => {
      for (const letter of letters.toReversed()) {
        if (letter.requestId !== requestId || letter.link === undefined) continue
        const { offers } = await openPage(letter.link)
        if (!offers.includes(answer.answer)) continue
        return { ...(await answerByLink(letter.link, answer)), link: letter.link }
      }
      return undefined
    },
    stop: async () => {
      stopping.abort()
      await Promise.all(acting)
    },
  }
}
