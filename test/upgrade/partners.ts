import {
  createRegister,
  iso18626Language,
  type KnownRequest,
  type Language,
  type LenderMessage,
  ncipLanguage,
} from '@lendwire/lender'
import { textReason } from '../../src/translations/reason.ts'
import type { Dispatch, DispatchResult, HttpDispatch, Transport } from '../../src/transport/transport.ts'

type Wire = {
  readonly language: Language
  readonly protocol: 'iso18626' | 'ncip'
  readonly edition: '1.2' | '2021-2'
}

const iso = (edition: Wire['edition']): Wire => ({
  language: iso18626Language(edition),
  protocol: 'iso18626',
  edition,
})
const ncip = (profile: Parameters<typeof ncipLanguage>[0]): Wire => ({
  language: ncipLanguage(profile),
  protocol: 'ncip',
  edition: '1.2',
})

/** The lenders of the fixture that speak XML, by their partner codes. */
const wires: Readonly<Record<string, Wire>> = {
  ISO12: iso('1.2'),
  ALMA12: iso('1.2'),
  ISO21: iso('2021-2'),
  RESHARE: iso('2021-2'),
  NCIPSTD: ncip('standard'),
  NCIPALMA: ncip('alma_p2p'),
  NNCIPP: ncip('nncipp'),
  DARK: iso('1.2'),
  GIVENUP: iso('1.2'),
}

/** A lender's message about a request. */
export type MessageToWrite = {
  readonly partner: string
  readonly library: string
  readonly requestId: string
  readonly message: LenderMessage
}

/** The lenders of the fixture, who now take everything they are sent, and say what they are told to. */
export type Partners = {
  readonly transport: Transport
  /** Writes what a lender says, and where it posts it; undefined where its protocol has no word for it. */
  readonly write: (
    lenderMessage: MessageToWrite,
  ) => { readonly path: string; readonly body: string } | undefined
}

const notTaken: DispatchResult = { kind: 'not_taken', reason: textReason('nobody listens there') }

/** @param now the time that the lenders' messages bear, in milliseconds since 1970 */
export const createPartners = (now: () => number): Partners => {
  const register = createRegister(10_000)
  const encoder = new TextEncoder()
  const stamp = () => new Date(now()).toISOString()

  const answer = ({ url, body }: HttpDispatch): DispatchResult => {
    const code = new URL(url).hostname.split('.')[0]?.toUpperCase() ?? ''
    const language = wires[code]?.language
    if (language === undefined) return notTaken
    const read = language.read(encoder.encode(body), register)
    if ('unreadable' in read) throw new Error(`${code} cannot read what it was sent: ${body}`)
    const { requestId, supplyingAgency, requestingAgency } = read
    const terms = {
      id: requestId,
      supplyingAgency: supplyingAgency ?? { type: 'ISIL', value: `XX-${code}` },
      requestingAgency: requestingAgency ?? { type: '', value: '' },
      supplierRequestId: `lender-${requestId}`,
      status: 'RequestReceived' as const,
      lastChange: stamp(),
    }
    if (register.find(requestId) === undefined) register.take(language.newRequest(read, terms))
    return {
      kind: 'answered',
      answer: {
        status: 200,
        contentType: language.contentType,
        body: encoder.encode(language.answer(read, { request: register.find(requestId) }, new Date(now()))),
      },
    }
  }

  const dispatch = async (message: Dispatch): Promise<DispatchResult> => {
    switch (message.kind) {
      case 'http':
        return answer(message)
      case 'mail':
        return { kind: 'taken', reply: '250 taken' }
      case 'tcp':
        return notTaken
    }
  }

  const knownRequest = (
    { partner, library, requestId }: MessageToWrite,
    { protocol, edition }: Wire,
  ): KnownRequest => {
    const shared = {
      id: requestId,
      supplyingAgency: { type: 'ISIL', value: `XX-${partner}` },
      requestingAgency: { type: 'ISIL', value: `XX-${library}` },
      supplierRequestId: `lender-${requestId}`,
      status: 'RequestReceived' as const,
      lastChange: stamp(),
    }
    return protocol === 'iso18626'
      ? { ...shared, edition, multipleItemRequestId: '' }
      : {
          ...shared,
          ncip: { userId: '', requestType: 'Loan', requestScope: 'Bibliographic Item', edition: '2' },
        }
  }

  return {
    transport: { dispatch, close: async () => undefined },
    write: (lenderMessage) => {
      const wire = wires[lenderMessage.partner]
      if (wire === undefined) return undefined
      const speaking = {
        request: knownRequest(lenderMessage, wire),
        timestamp: stamp(),
        now: new Date(now()),
      }
      const [body] = wire.language.write(lenderMessage.message, speaking)
      return body === undefined
        ? undefined
        : { path: `/partners/${lenderMessage.partner}/${wire.protocol}`, body }
    },
  }
}
