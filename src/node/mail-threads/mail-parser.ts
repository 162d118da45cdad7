import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type MailParse, type ParseMail, parseMail } from '../../partners/email/parse-mail.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { ToThread } from './messages.ts'

/** A parser of mails with a thread of its own. */
export type MailParser = {
  readonly parse: ParseMail
  /** Ends the thread. */
  readonly close: () => Promise<void>
}

/** The limits of reading one mail. */
export type MailParserLimits = {
  /** Bytes of a mail from which on it is parsed in the thread: smaller ones take a few milliseconds. */
  readonly smallest: number
  /** Milliseconds for a mail. */
  readonly time: (raw: Uint8Array) => number
  /** Megabytes of memory of the thread, attachments left out. */
  readonly memory: number
}

const defaultLimits: MailParserLimits = { smallest: 16_384, time: () => 60_000, memory: 512 }

/** The module of the thread has the same extension as this one, before and after compilation. */
const threadModule = new URL(`mail-thread${extname(import.meta.url)}`, import.meta.url)

const startThread = (memory: number): Promise<Worker> =>
  new Promise((resolve, reject) => {
    const thread = new Worker(threadModule, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    })
    let cause: unknown
    // Each error ends the thread, and its end is what is waited for.
    thread.on('error', (error) => {
      cause = error
    })
    const fail = (): void => reject(new Problem('unavailable', reason('start.mail_thread'), { cause }))
    thread.once('exit', fail)
    thread.once('message', () => {
      thread.off('exit', fail)
      // Without a mail in work it does not keep the process alive.
      thread.unref()
      resolve(thread)
    })
  })

const tooCostly: MailParse = {
  ok: false,
  reason: 'too_costly',
  message: 'reading it takes more time or memory than a mail may take',
}

/** Sends a mail to the thread; undefined where the thread ended over it, or the time is over. */
const parseInThread = (thread: Worker, message: ToThread, time: number): Promise<MailParse | undefined> =>
  new Promise((resolve) => {
    const finish = (parse: MailParse | undefined): void => {
      clearTimeout(timer)
      thread.off('message', finish)
      thread.off('exit', lose)
      thread.unref()
      resolve(parse)
    }
    const lose = (): void => finish(undefined)
    const timer = setTimeout(lose, time)
    thread.once('message', finish)
    thread.once('exit', lose)
    thread.ref()
    thread.postMessage(message)
  })

/**
 * Creates a parser whose thread takes the larger mails, one after the other, so that a mail delays nothing else: a hostile one
 * takes half a second. The thread starts with the first of them. A mail that exceeds its time or memory is refused; the thread
 * ends with it, and the next mail gets another.
 */
export const createMailParser = (limits: Partial<MailParserLimits> = {}): MailParser => {
  const { smallest, time, memory } = { ...defaultLimits, ...limits }
  let thread: Worker | undefined
  let previous: Promise<unknown> = Promise.resolve()
  let isClosed = false

  const parseNext = async (message: ToThread): Promise<MailParse> => {
    const refuseWhenClosed = (): void => {
      if (isClosed) throw new Problem('unavailable', reason('problem.stopping'))
    }
    refuseWhenClosed()
    thread ??= await startThread(memory)
    const parse = await parseInThread(thread, message, time(message.raw))
    if (parse !== undefined) return parse
    await thread.terminate()
    thread = undefined
    refuseWhenClosed()
    return tooCostly
  }

  return {
    parse: (raw, mailLimits) => {
      if (raw.byteLength < smallest) return parseMail(raw, mailLimits)
      const parsing = previous.then(() => parseNext({ raw, limits: mailLimits }))
      previous = parsing.catch(() => undefined)
      return parsing
    },
    close: async () => {
      isClosed = true
      await thread?.terminate()
    },
  }
}
