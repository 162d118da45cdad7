import type { Exchange } from '../case.ts'
import { type ListenerAnswer, startListener } from '../listener.ts'
import { createLostAnswer } from '../lost-answer.ts'
import { post } from '../post.ts'
import { type Answered, type BenchOptions, nothing, type Prompting } from './bench.ts'
import {
  type Form,
  type Header,
  type SupplierSays,
  writeConfirmation,
  writeSupplierMessage,
} from './messages.ts'
import { type RequesterMessage, readConfirmation, readRequesterMessage } from './read.ts'

/** What the cases try a requester with: it plays the supplier of one test request. */
export type RequesterBench = Awaited<ReturnType<typeof createRequesterBench>>

/** Creates the bench for a requester: it takes its Request, confirms what it says, and sends messages about it. */
export const createRequesterBench = async ({
  target,
  edition,
  patience,
  listen,
  mark,
  prompt = () => undefined,
}: Pick<BenchOptions, 'target' | 'edition' | 'patience' | 'listen' | 'mark'> & Prompting) => {
  const exchanges: Exchange[] = []
  const form: Form = { edition, envelope: true }
  let last = 0
  let request: RequesterMessage | undefined
  /** How far the test request came, as the requester confirmed it. */
  let state: 'open' | 'shipped' | 'over' = 'open'
  const record = (exchange: Exchange): void => void exchanges.push(exchange)
  const stamp = (milliseconds = 0): string => {
    last = Math.max(Date.now(), last + 1000)
    return `${new Date(last + milliseconds).toISOString().slice(0, 19)}Z`
  }
  const lostAnswer = createLostAnswer()
  const answer = (xml: string): ListenerAnswer => {
    const instead = lostAnswer.instead()
    if (instead !== undefined) return instead
    const said = readRequesterMessage({ ...nothing, message: xml })
    if (said === undefined) return { status: 400, body: '' }
    const kind = said.kind === 'request' ? 'requestConfirmation' : 'requestingAgencyMessageConfirmation'
    return { status: 200, body: writeConfirmation(kind, said, { action: said.action }, form) }
  }
  const listener = await startListener({ ...listen, path: '/certify', answer }, record)

  /** Returns the header of a message about the request that came. */
  const headerFor = (more: Partial<Header> = {}): Header => ({
    supplier: request?.supplier ?? { type: 'ISIL', value: mark },
    requester: request?.requester ?? { type: 'ISIL', value: mark },
    requestId: request?.requestId ?? mark,
    number: `${mark}-S`,
    timestamp: stamp(),
    ...more,
  })
  const send = async (xml: string, contentType?: string): Promise<Answered> => {
    const exchange = await post(target, xml, contentType)
    record(exchange)
    const confirmation = readConfirmation(exchange)
    if (confirmation?.status === 'OK') {
      if (xml.includes('<status>Loaned</status>')) state = 'shipped'
      if (/<status>(?:LoanCompleted|Unfilled)<\/status>/.test(xml)) state = 'over'
    }
    return { exchange, confirmation }
  }
  const write = (
    status: string,
    more: Partial<Header> = {},
    says: Partial<SupplierSays> = {},
    inForm = form,
  ) => {
    const header = headerFor(more)
    return writeSupplierMessage(
      header,
      {
        messageInfo: { reasonForMessage: 'StatusChange', note: `A test of lendwire certify (${mark}).` },
        statusInfo: { status, lastChange: header.timestamp },
        ...says,
      },
      inForm,
    )
  }
  /** Sends a status of the test request. */
  const say = async (...says: Parameters<typeof write>) => send(write(...says))
  return {
    exchanges,
    listener,
    form,
    lostAnswer,
    patience,
    prompt,
    mark,
    stamp,
    send,
    write,
    adopt: () => undefined,
    say,
    isCancel: (exchange: Exchange): boolean => readRequesterMessage(exchange)?.action === 'Cancel',
    /** Returns the status that stands beside a note: the one that was said last. */
    status: () => ({ open: 'WillSupply', shipped: 'Loaned', over: 'LoanCompleted' })[state],
    /**
     * Ends the test request where no case did: what was shipped counts as back, anything else cannot be supplied.
     *
     * @returns its id where the requester did not take that
     */
    async end(): Promise<readonly string[]> {
      request ??= listener.arrived.map(readRequesterMessage).find((each) => each?.kind === 'request')
      if (request === undefined || state === 'over') return []
      const reasonForMessage = state === 'shipped' ? 'StatusChange' : 'RequestResponse'
      const status = state === 'shipped' ? 'LoanCompleted' : 'Unfilled'
      const { confirmation } = await say(status, {}, { messageInfo: { reasonForMessage } })
      return confirmation?.status === 'OK' ? [] : [request.requestId]
    },
    /** Waits for the test request. */
    async waitForRequest(): Promise<RequesterMessage | undefined> {
      request = await listener.wait(
        (arrived) => arrived.map(readRequesterMessage).find((each) => each?.kind === 'request'),
        patience,
      )
      return request
    },
    /** Waits for what the requester says about it. */
    waitFor: (fits: (message: RequesterMessage) => boolean) =>
      listener.wait(
        (arrived) => arrived.map(readRequesterMessage).find((each) => each !== undefined && fits(each)),
        patience,
      ),
    stop: listener.stop,
  }
}
