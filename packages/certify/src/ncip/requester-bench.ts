import { textAt, writeInEdition } from 'node-ncip'
import type { Exchange } from '../case.ts'
import type { BenchOptions, Prompting } from '../iso18626/bench.ts'
import { type ListenerAnswer, startListener } from '../listener.ts'
import { createLostAnswer } from '../lost-answer.ts'
import { post } from '../post.ts'
import { type NcipAnswered, readNcipMessage } from './bench.ts'

/** What the cases try a requester with that speaks NCIP: it plays the supplier of one test request. */
export type NcipRequesterBench = Awaited<ReturnType<typeof createNcipRequesterBench>>

/** Returns the values that a response repeats from the message. */
const repeated = (kind: string, body: unknown) => {
  const coded = (name: string) => ({ value: textAt(body, name) ?? '' })
  const RequestId = {
    AgencyId: { value: textAt(body, 'RequestId', 'AgencyId') ?? '' },
    RequestIdentifierValue: textAt(body, 'RequestId', 'RequestIdentifierValue') ?? '',
  }
  const UserId = { UserIdentifierValue: textAt(body, 'UserId', 'UserIdentifierValue') ?? '' }
  switch (kind) {
    case 'RequestItem':
      return {
        RequestId,
        UserId,
        RequestType: coded('RequestType'),
        RequestScopeType: coded('RequestScopeType'),
      }
    // The suite ships all the same: its shipment and the cancel have crossed one another.
    case 'CancelRequestItem':
      return {
        Problem: [
          {
            ProblemType: { value: 'Request Already Processed' },
            ProblemDetail: 'It has been sent already.',
          },
        ],
      }
    case 'RenewItem':
      return { Pending: {} }
    default:
      return {}
  }
}

/** Creates the bench for a requester: it takes its RequestItem, answers what it says, and sends messages about the request. */
export const createNcipRequesterBench = async ({
  target,
  patience,
  listen,
  mark,
  prompt = () => undefined,
}: Pick<BenchOptions, 'target' | 'patience' | 'listen' | 'mark'> & Prompting) => {
  const exchanges: Exchange[] = []
  let request: { readonly id: string; readonly body: unknown } | undefined
  /** How far the test request came, as the requester answered. */
  let state: 'open' | 'shipped' | 'over' = 'open'
  const record = (exchange: Exchange): void => void exchanges.push(exchange)

  const lostAnswer = createLostAnswer()
  const answer = (xml: string): ListenerAnswer => {
    const instead = lostAnswer.instead()
    if (instead !== undefined) return instead
    const said = readNcipMessage(xml)
    const kind = said?.kind ?? ''
    const response = writeInEdition({ kind: `${kind}Response`, body: repeated(kind, said?.body) }, '2')
    return response === undefined ? { status: 400, body: '' } : { status: 200, body: response }
  }
  const listener = await startListener({ ...listen, path: '/certify', answer }, record)

  const agency = (side: 'FromAgencyId' | 'ToAgencyId') => ({
    AgencyId: { value: textAt(request?.body, 'InitiationHeader', side, 'AgencyId') ?? mark },
  })
  const send = async (xml: string, contentType?: string): Promise<NcipAnswered> => {
    const exchange = await post(target, xml, contentType)
    record(exchange)
    const response = readNcipMessage(exchange.answer)
    const about = readNcipMessage(xml)
    if (response !== undefined && response.problem === undefined && about?.requestId === request?.id) {
      if (about?.kind === 'ItemShipped') state = 'shipped'
      if (about?.kind === 'ItemReceived') state = 'over'
    }
    return { exchange, response }
  }
  /** Writes a message of the supplier about the test request. */
  const write = (service: string, body: object, from = agency('ToAgencyId')): string =>
    writeInEdition(
      {
        kind: service,
        body: { InitiationHeader: { FromAgencyId: from, ToAgencyId: agency('FromAgencyId') }, ...body },
      },
      '2',
    ) ?? ''

  const say = (...parts: Parameters<typeof write>): Promise<NcipAnswered> => send(write(...parts))
  const find = (arrived: readonly Exchange[]) =>
    arrived.find(({ message }) => readNcipMessage(message)?.kind === 'RequestItem')
  const remember = (exchange: Exchange | undefined) => {
    const read = exchange && readNcipMessage(exchange.message)
    if (read !== undefined) request = { id: read.requestId ?? '', body: read.body }
    return read
  }
  const bench = {
    exchanges,
    listener,
    lostAnswer,
    patience,
    prompt,
    mark,
    adopt: () => undefined,
    isCancel: ({ message }: Exchange): boolean => readNcipMessage(message)?.kind === 'CancelRequestItem',
    send,
    write,
    say,
    /** Returns the ids of the test request, and of the user that it names, as its messages have them. */
    ids: () => ({
      RequestId: {
        AgencyId: agency('FromAgencyId').AgencyId,
        RequestIdentifierValue: request?.id ?? `${mark}-unknown`,
      },
      UserId: { UserIdentifierValue: textAt(request?.body, 'UserId', 'UserIdentifierValue') ?? mark },
    }),
    /** Waits for the test request: its message, as far as it can be read. */
    waitForRequest: async () => remember(await listener.wait(find, patience)),
    /**
     * Ends the test request where no case did: what was shipped counts as back, anything else is cancelled.
     *
     * @returns its id where the requester did not take that
     */
    async end(): Promise<readonly string[]> {
      if (request === undefined) remember(find(listener.arrived))
      if (request === undefined || state === 'over') return []
      const { RequestId, UserId } = bench.ids()
      const { response } = await (state === 'shipped'
        ? say('ItemReceived', {
            ItemId: { ItemIdentifierValue: `${mark}-1` },
            RequestId,
            DateReceived: `${new Date().toISOString().slice(0, 19)}Z`,
          })
        : say('CancelRequestItem', { RequestId, UserId, RequestType: { value: 'Loan' } }))
      return response !== undefined && response.problem === undefined ? [] : [request.id]
    },
    stop: listener.stop,
  }
  return bench
}
