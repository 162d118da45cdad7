import { problemsOf, readNcip, textAt, toVersion2 } from 'node-ncip'
import type { Exchange, Settings } from '../case.ts'
import type { Desk, DeskStep } from '../desk.ts'
import type { BenchOptions } from '../iso18626/bench.ts'
import { type ListenerAnswer, startListener } from '../listener.ts'
import { post } from '../post.ts'
import { type Content, element, sayFault } from '../xml.ts'

/** An NCIP message, as far as it can be read. */
export type NcipRead = {
  readonly kind: string
  /** The first problem: its type and what it is about. */
  readonly problem: string | undefined
  readonly problemType: string | undefined
  readonly faults: readonly string[]
  readonly requestId: string | undefined
  readonly itemId: string | undefined
  /** The content, as version 2 has it. */
  readonly body: unknown
}

/** Reads an NCIP message; undefined where it is none. */
export const readNcipMessage = (xml: string): NcipRead | undefined => {
  const result = readNcip(xml)
  const message = result.ok ? result.message : result.partial
  if (message === undefined) return undefined
  const [problem] = problemsOf(message)
  const body = (toVersion2(message)?.message ?? message).body
  const about = [problem?.element, problem?.value, problem?.detail].filter(Boolean).join(' ')
  return {
    kind: message.kind,
    problem: problem && [problem.type, about].filter(Boolean).join(': '),
    problemType: problem?.type,
    faults: (result.ok ? result.notes : result.faults).map(sayFault),
    requestId: textAt(body, 'RequestId', 'RequestIdentifierValue'),
    itemId: textAt(body, 'ItemId', 'ItemIdentifierValue'),
    body,
  }
}

/** An answer to a message of the suite. */
export type NcipAnswered = { readonly exchange: Exchange; readonly response: NcipRead | undefined }

/** What the cases try an NCIP supplier with. */
export type NcipBench = Awaited<ReturnType<typeof createNcipBench>>

const namespace = 'http://www.niso.org/2008/ncip'
const version = 'http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd'

/** Creates the bench for a supplier that speaks NCIP 2: the suite is the library that borrows. */
export const createNcipBench = async (options: BenchOptions) => {
  const { target, supplier, requester, patience, mark, mayRequest } = options
  const desk: Desk = options.desk
  const exchanges: Exchange[] = []
  let settings: Settings = {}
  let count = 0
  const requests = new Map<string, string>()
  const ended = new Set<string>()
  /** Requests of which it is not known yet whether they are there. */
  const underWay = new Set<string>()
  const shipped = new Set<string>()
  let isEnding = false
  const answersByRequest = new Map<string, ListenerAnswer>()
  const record = (exchange: Exchange): void => void exchanges.push(exchange)

  const inEnvelope = (service: string, content: Content): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<NCIPMessage xmlns="${namespace}" xmlns:ncip="${namespace}" ncip:version="${version}">${element(service, content)}</NCIPMessage>`
  const header: Content = {
    FromAgencyId: { AgencyId: requester.value },
    ToAgencyId: { AgencyId: supplier.value },
  }
  const answer = (xml: string): ListenerAnswer => {
    const said = readNcipMessage(xml)
    const id = said?.requestId ?? ''
    if (said?.kind === 'ItemShipped') shipped.add(id)
    const ordered = answersByRequest.get(id)
    if (ordered !== undefined) {
      answersByRequest.delete(id)
      return ordered
    }
    return said === undefined
      ? { status: 400, body: '' }
      : { status: 200, body: inEnvelope(`${said.kind}Response`, {}) }
  }
  const listener = await startListener({ ...options.listen, path: '/certify', answer }, record)
  const usualType = (): string | undefined =>
    typeof settings.contentType === 'string' ? settings.contentType : undefined
  const send = async (xml: string, contentType = usualType()): Promise<NcipAnswered> => {
    const exchange = await post(target, xml, contentType)
    record(exchange)
    return { exchange, response: readNcipMessage(exchange.answer) }
  }
  const write = (service: string, members: { readonly [name: string]: Content }): string =>
    inEnvelope(service, { InitiationHeader: header, ...members })
  const user = { AgencyId: requester.value, UserIdentifierValue: requester.value }
  const requestId = (id: string) => ({ AgencyId: requester.value, RequestIdentifierValue: id })

  const bench = {
    exchanges,
    listener,
    patience,
    mayRequest,
    send,
    write,
    user,
    requestId,
    get settings() {
      return settings
    },
    adopt(found: Settings) {
      settings = { ...settings, ...found }
    },
    newId: () => `${mark}-${++count}`,
    idOf: (name: string) => requests.get(name) ?? '',
    say: (service: string, members: { readonly [name: string]: Content }) => send(write(service, members)),
    ended: (id: string) => void ended.add(id),
    /** Names a title as the supplier takes it: as an item, or as a record. */
    identifier: (code: string, value: string): Content =>
      settings.identifiersAs === 'record'
        ? {
            BibliographicRecordId: {
              BibliographicRecordIdentifier: value,
              BibliographicRecordIdentifierCode: code,
            },
          }
        : {
            BibliographicItemId: {
              BibliographicItemIdentifier: value,
              BibliographicItemIdentifierCode: code,
            },
          },
    /** Writes a RequestItem, marked as a test. */
    requestItem: (id: string, more: { readonly [name: string]: Content } = {}): string =>
      write('RequestItem', {
        UserId: user,
        BibliographicId: bench.identifier('ISBN', '9780306406157'),
        RequestId: requestId(id),
        RequestType: 'Loan',
        RequestScopeType: 'Bibliographic Item',
        ItemOptionalFields: { BibliographicDescription: { Title: `TEST ${mark}: please do not supply` } },
        ...more,
      }),
    /** Makes a request under a name by which other cases find it. */
    async request(
      name: string,
      more: { readonly [name: string]: Content } = {},
      edit = (xml: string): string => xml,
    ) {
      const id = bench.newId()
      const xml = edit(bench.requestItem(id, more))
      // A case that was stopped makes nothing more.
      if (isEnding) throw new Error('the run was stopped')
      underWay.add(id)
      const answered = await send(xml)
      const isThere =
        answered.response?.kind === 'RequestItemResponse' && answered.response.problem === undefined
      // One without an answer may be there all the same: the end asks.
      if (answered.response !== undefined) underWay.delete(id)
      if (isThere) requests.set(name, id)
      return { id, xml, answered, isThere }
    },
    /** Answers the next message about a request in another way. */
    answerNext: (id: string, given: ListenerAnswer) => void answersByRequest.set(id, given),
    /** Returns what came about a request, the oldest first. */
    messagesAbout: (id: string) =>
      listener.arrived.flatMap((exchange) => {
        const read = readNcipMessage(exchange.message)
        return read?.requestId === id ? [{ exchange, read }] : []
      }),
    /** Waits for a message about a request: as it comes, else after somebody there does a step. */
    async expect(id: string, step: DeskStep, kinds: readonly string[]): Promise<NcipRead | undefined> {
      const find = () => bench.messagesAbout(id).find(({ read }) => kinds.includes(read.kind))?.read
      const early = await listener.wait(find, patience / 4)
      if (early !== undefined) return early
      await desk(step, id)
      return listener.wait(find, patience)
    },
    /** Says that what was shipped is on its way back. */
    sayReturned: (id: string) =>
      bench.say('ItemShipped', {
        RequestId: requestId(id),
        UserId: user,
        DateShipped: new Date().toISOString(),
        ShippingInformation: {
          PhysicalAddress: {
            UnstructuredAddress: {
              UnstructuredAddressType: 'Newline-Delimited Text',
              UnstructuredAddressData: 'The lender',
            },
            PhysicalAddressType: 'Postal Address',
          },
        },
      }),
    /**
     * Ends what the run began and nobody ended: what was shipped goes back, everything else is cancelled.
     *
     * @returns the ids of requests that the partner did not let go
     */
    async end(): Promise<readonly string[]> {
      isEnding = true
      const left: string[] = []
      for (const id of new Set([...requests.values(), ...underWay])) {
        if (ended.has(id)) continue
        const { response } = await (shipped.has(id)
          ? bench.sayReturned(id)
          : bench.say('CancelRequestItem', { UserId: user, RequestId: requestId(id), RequestType: 'Loan' }))
        const isUnknown = underWay.has(id) && /unknown request/i.test(response?.problemType ?? '')
        if (!isUnknown && (response === undefined || response.problem !== undefined)) left.push(id)
      }
      return left
    },
    stop: listener.stop,
  }
  return bench
}
