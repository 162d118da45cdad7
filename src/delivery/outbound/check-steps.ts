import type { HandshakeAnswer } from '../../partners/protocol.ts'
import type { DispatchResult, ProbeStep } from '../../transport/transport.ts'

const stepNames = ['address', 'dns', 'tcp', 'tls', 'http', 'authentication', 'protocol'] as const

/** One step on the way to a partner: its result, how long it took, and what to do about it. */
export type CheckStep = Omit<ProbeStep, 'step'> & { readonly step: (typeof stepNames)[number] }

type Facts = {
  readonly result: CheckStep['result']
  readonly detail: string
  readonly remedy?: string
  readonly milliseconds?: number
}

/** Makes a step. */
export const checkStep = (name: CheckStep['step'], facts: Facts): CheckStep => ({
  step: name,
  result: facts.result,
  milliseconds: facts.milliseconds ?? null,
  detail: facts.detail,
  remedy: facts.remedy ?? null,
})

/** Adds the steps that were not reached, so that the answer always lists all of them. */
export const withSkippedSteps = (steps: readonly CheckStep[]): readonly CheckStep[] =>
  stepNames.map(
    (name) =>
      steps.find((each) => each.step === name) ??
      checkStep(name, { result: 'skipped', detail: 'This step was not reached.' }),
  )

const isHtml = (contentType: string): boolean => /^\s*(text\/html|application\/xhtml)/i.test(contentType)

/** Who is asked, as the words of the steps name it. */
export type Peer = 'partner' | 'library system'

const remedyOfStatus = (status: number, peer: Peer): string => {
  if (status >= 300 && status < 400)
    return 'lendwire follows no redirects: use the address that this one leads to.'
  if (status === 404 || status === 405 || status === 410)
    return 'Check the path of the address: nothing takes messages there.'
  if (status === 429)
    return `The ${peer} limits how much is sent: try again later, and lower "Messages at once".`
  return status >= 500
    ? `The ${peer}, or a proxy before it, failed: tell its technician.`
    : `The ${peer} refuses such messages: show its technician what was sent.`
}

const readHttp = (status: number, contentType: string, milliseconds: number, peer: Peer): CheckStep => {
  const detail = `HTTP ${status}, ${contentType === '' ? 'no content type' : contentType}`
  if (status === 401 || status === 403) return checkStep('http', { result: 'passed', detail, milliseconds })
  if (status < 200 || status >= 300)
    return checkStep('http', { result: 'failed', detail, milliseconds, remedy: remedyOfStatus(status, peer) })
  if (isHtml(contentType))
    return checkStep('http', {
      result: 'failed',
      detail: `${detail}: a web page came back, and no message`,
      milliseconds,
      remedy: 'Check the path of the address. A proxy or a sign-in page may stand in the way.',
    })
  return checkStep('http', { result: 'passed', detail, milliseconds })
}

const readAuthentication = (status: number, hasCredentials: boolean, peer: Peer): CheckStep => {
  if (status === 401 || status === 403)
    return checkStep('authentication', {
      result: 'failed',
      detail: `The ${peer} refuses ${hasCredentials ? 'these credentials' : 'messages without credentials'} (HTTP ${status}).`,
      remedy: hasCredentials
        ? `Ask the technician of the ${peer} for the present credentials, and whether it lets in the address of lendwire.`
        : `Ask the technician of the ${peer} how lendwire must sign in, and set it under "How lendwire signs in there".`,
    })
  return checkStep('authentication', {
    result: 'passed',
    detail: hasCredentials ? `The ${peer} took the credentials.` : `The ${peer} asked for no credentials.`,
  })
}

/** Reads the last step of a partner: what it answered. */
export const readHandshake = (answer: HandshakeAnswer): CheckStep => {
  if (answer.kind !== 'answered')
    return checkStep('protocol', {
      result: 'failed',
      detail: answer.reason,
      remedy:
        answer.kind === 'refused'
          ? 'Show its technician what was sent and what came back; check agency ids and the edition.'
          : 'Check the path of the address and the vendor: another program answers there.',
    })
  const { agency, name, knowsLibrary, words } = answer
  const said = words === undefined || words === '' ? '' : ` It said: ${words}`
  switch (knowsLibrary) {
    case undefined:
      return checkStep('protocol', {
        result: 'passed',
        detail: `It says that it is ${agency}${name === undefined ? '' : ` (${name})`}.`,
      })
    case 'yes':
      return checkStep('protocol', {
        result: 'passed',
        detail: `${agency} reads the message and knows the library.${said}`,
      })
    case 'no':
      return checkStep('protocol', {
        result: 'failed',
        detail: `${agency} reads the message and does not know the library’s agency id.${said}`,
        remedy: 'Tell the partner the agency id of the library, or correct the library’s first agency id.',
      })
    case 'unclear':
      return checkStep('protocol', {
        result: 'passed',
        detail: `${agency} reads the message. Whether it knows the library cannot be told from its answer.${said}`,
      })
  }
}

/** What came of the question. */
export type Exchange = {
  readonly result: DispatchResult
  /** How long it took, in milliseconds. */
  readonly milliseconds: number
  readonly hasCredentials: boolean
  readonly peer: Peer
  /** Reads the last step, the protocol. */
  readonly readProtocol: () => CheckStep
}

/** Reads the steps from HTTP on: status and content type, authentication, the protocol. */
export const readExchange = ({
  result,
  milliseconds,
  hasCredentials,
  peer,
  readProtocol,
}: Exchange): readonly CheckStep[] => {
  if (result.kind !== 'answered')
    return [
      checkStep('http', {
        result: 'failed',
        detail: 'reason' in result ? result.reason : 'It gave no answer.',
        milliseconds,
        remedy:
          'Try again. If it stays so, tell its technician: the connection is made, and no answer comes.',
      }),
    ]
  const { status, contentType } = result.answer
  const http = readHttp(status, contentType, milliseconds, peer)
  if (http.result === 'failed') return [http]
  const authentication = readAuthentication(status, hasCredentials, peer)
  return authentication.result === 'failed' ? [http, authentication] : [http, authentication, readProtocol()]
}
