import type { StepCode } from '../../connection-test/step.ts'
import { type CheckStep, checkStep } from '../../connection-test/step.ts'
import type { ConnectionTestAnswer } from '../../partners/connection-test-question.ts'
import { firstWordsOf } from '../../partners/describe-answer.ts'
import type { WireAnswer } from '../../partners/partner-reply.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { DispatchResult } from '../../transport/transport.ts'

/** Returns whether a status of HTTP says that a message was taken. */
export const isSuccess = (status: number): boolean => status >= 200 && status < 300

const isRefusal = (status: number): boolean => status === 401 || status === 403

/**
 * Returns whether an answer is a web page, by its first characters, because proxies label pages wrongly, and some systems
 * label their messages and plain words as pages; else by its content type.
 */
const isWebPage = ({ contentType, body }: WireAnswer): boolean => {
  const beginning = new TextDecoder().decode(body.subarray(0, 1000))
  if (/^\s*(<!doctype html|<html[\s>])/i.test(beginning)) return true
  const isMessage = /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?<(?:\w+:)?\w+(?:Message|Confirmation|Response)[\s>]/.test(
    beginning,
  )
  return !isMessage && /^\s*</.test(beginning) && /^\s*(text\/html|application\/xhtml)/i.test(contentType)
}

/** Returns what an answer that is neither XML nor a page says, for the sentence of a step. */
const wordsIn = ({ body }: WireAnswer): { readonly words?: string } => {
  const words = firstWordsOf(body)
  return words === undefined ? {} : { words }
}

const codeOfStatus = (answer: WireAnswer): StepCode => {
  const { status } = answer
  if (status === 407) return 'http_proxy_sign_in'
  if (status >= 300 && status < 400) return 'http_redirect'
  if (status === 404 || status === 405 || status === 410) return 'http_no_such_path'
  if (status === 429) return 'http_too_many'
  if (status >= 500) return 'http_failed'
  if (status >= 400) return 'http_refused'
  return isWebPage(answer) ? 'http_web_page' : 'http_answered'
}

const readHttp = (answer: WireAnswer, milliseconds: number): CheckStep => {
  const { status, contentType } = answer
  const facts = { status, contentType: contentType === '' ? 'none' : contentType, ...wordsIn(answer) }
  const code = isRefusal(status) ? 'http_answered' : codeOfStatus(answer)
  return checkStep('http', code === 'http_answered' ? 'passed' : 'failed', code, facts, milliseconds)
}

const readAuthentication = (answer: WireAnswer, hasCredentials: boolean): CheckStep => {
  const { status } = answer
  if (!isRefusal(status))
    return checkStep(
      'authentication',
      'passed',
      hasCredentials ? 'credentials_taken' : 'credentials_not_wanted',
    )
  const isBlocked = status === 403 && isWebPage(answer)
  const code = hasCredentials ? 'credentials_refused' : 'credentials_missing'
  return checkStep('authentication', 'failed', isBlocked ? 'refused_with_web_page' : code, {
    status,
    ...wordsIn(answer),
  })
}

/** Lists the codes of a failure and of those within it. */
const codesIn = ({ code, params }: AnyReason): readonly string[] => [
  code,
  ...(typeof params.reason === 'object' && 'code' in params.reason ? codesIn(params.reason) : []),
]

type Answered = Extract<ConnectionTestAnswer, { readonly kind: 'answered' }>

const codeOfAnswer = ({ agency, name, knowsLibrary, words, action }: Answered): StepCode => {
  const hasWords = words !== undefined && words !== ''
  switch (knowsLibrary) {
    case undefined:
      return name === undefined ? 'protocol_agency' : 'protocol_agency_name'
    case 'yes':
      return 'protocol_knows_library'
    case 'no':
      return 'library_unknown'
    case 'unclear':
      if (action !== undefined) return 'protocol_reads_action'
      if (agency === '') return 'protocol_reads_unnamed'
      return hasWords ? 'protocol_reads_with_text' : 'protocol_reads'
  }
}

const codesOfRefusal = {
  message: 'protocol_malformed',
  agency: 'agency_unknown',
  partner: 'partner_unknown',
  other_agency: 'protocol_other_agency',
  service: 'protocol_refused',
  other: 'protocol_refused',
} as const satisfies Readonly<Record<string, StepCode>>

const codesOfUnclear = {
  no_message: 'protocol_no_message',
  cut_off: 'protocol_cut_off',
  other_message: 'protocol_other_message',
  other_question: 'protocol_other_question',
  incomplete: 'protocol_incomplete',
} as const satisfies Readonly<Record<string, StepCode>>

/** Reads the last steps of a partner from its answer: usually the protocol, or that it refuses the credentials in the message. */
export const readTestAnswer = (answer: ConnectionTestAnswer): CheckStep => {
  switch (answer.kind) {
    case 'answered': {
      const { agency, name = '', words = '', action } = answer
      const result = answer.knowsLibrary === 'no' ? 'failed' : 'passed'
      return checkStep('protocol', result, codeOfAnswer(answer), {
        agency,
        name,
        answerText: words,
        ...(action !== undefined && { action, words: words === '' ? 'none' : words }),
      })
    }
    case 'refused': {
      const { about, agency = '', words } = answer
      const facts = { agency, answerText: words }
      return about === 'credentials'
        ? checkStep('authentication', 'failed', 'credentials_refused_in_answer', facts)
        : checkStep('protocol', 'failed', codesOfRefusal[about], facts)
    }
    case 'other_vendor': {
      const { vendor, name, words } = answer
      return checkStep('protocol', 'failed', 'vendor_recognized', { vendor, name, answerText: words })
    }
    case 'unclear':
      return checkStep('protocol', 'failed', codesOfUnclear[answer.because], {
        kind: answer.message ?? '',
        element: answer.element ?? '',
        named: answer.named ?? '',
      })
  }
}

/** The result of the exchange. */
export type Exchange = {
  readonly result: DispatchResult
  /** The time that it took, in milliseconds. */
  readonly milliseconds: number
  /** The time for which an answer is waited for, in milliseconds. */
  readonly timeout: number
  readonly hasCredentials: boolean
  /** Reads the last step, the protocol. */
  readonly readProtocol: () => CheckStep
  /** Whether the answer holds a message of the protocol. */
  readonly hasMessage: boolean
}

/** Puts the step of the credentials before that of the protocol; the protocol’s step may be about them. */
const withAuthentication = (authentication: CheckStep, last: CheckStep): readonly CheckStep[] =>
  last.step === 'authentication' ? [last] : [authentication, last]

/**
 * Reads the steps of an answer that has an error of HTTP and a message in its body. The words of the message say more than the
 * status does; null where they say nothing more.
 */
const readMessageWithError = (
  answer: WireAnswer,
  milliseconds: number,
  hasCredentials: boolean,
  last: CheckStep,
): readonly CheckStep[] | null => {
  const { status, contentType } = answer
  const facts = { status, contentType: contentType === '' ? 'none' : contentType }
  const http = checkStep('http', 'passed', 'http_message_with_error', facts, milliseconds)
  if (isRefusal(status)) return last.result === 'failed' ? [http, last] : null
  if (last.result === 'failed' || status < 500)
    return [http, ...withAuthentication(readAuthentication(answer, hasCredentials), last)]
  const { answerText = '' } = last.facts
  return answerText === ''
    ? null
    : [checkStep('http', 'failed', 'http_failed_with_text', { ...facts, answerText }, milliseconds)]
}

/** Returns whether a status is an error that the program behind the address gave, not a proxy or a limit before it. */
const isErrorOfProgram = (status: number): boolean => status >= 400 && ![407, 429].includes(status)

/** Reads the steps from HTTP on: status and content type, authentication, the protocol. */
export const readExchange = ({
  result,
  milliseconds,
  timeout,
  hasCredentials,
  readProtocol,
  hasMessage,
}: Exchange): readonly CheckStep[] => {
  if (result.kind !== 'answered') {
    const failure = 'reason' in result ? result.reason : reason('failure.no_answer')
    const facts = { reason: failure, seconds: Math.round(timeout / 1000) }
    const codes = codesIn(failure)
    const closed = codes.includes('failure.cut_off') ? 'http_cut_off' : 'http_closed'
    const isClosed = codes.some(
      (each) => each === 'failure.connection_closed' || each === 'failure.connection_reset',
    )
    const code = milliseconds >= timeout ? 'http_too_slow' : isClosed ? closed : 'http_no_answer'
    return [checkStep('http', 'failed', code, facts, milliseconds)]
  }
  const { answer } = result
  const steps =
    hasMessage && isErrorOfProgram(answer.status)
      ? readMessageWithError(answer, milliseconds, hasCredentials, readProtocol())
      : null
  if (steps !== null) return steps
  const http = readHttp(answer, milliseconds)
  if (http.result === 'failed') return [http]
  const authentication = readAuthentication(answer, hasCredentials)
  if (authentication.result === 'failed') return [http, authentication]
  const last = readProtocol()
  return [
    http,
    ...withAuthentication(authentication, { ...last, facts: { ...wordsIn(answer), ...last.facts } }),
  ]
}
