import type { LibraryCode } from '../../borrowing/values.ts'
import { ilsSettingsIn } from '../../configuration/vendor-documents.ts'
import { reasonsOfStep } from '../../connection-test/say-step.ts'
import { type CheckStep, checkStep, type StepCode, withSkippedSteps } from '../../connection-test/step.ts'
import { type Call, calls } from '../../ils/calls.ts'
import type { IlsConnection } from '../../ils/connection.ts'
import type { WireAnswer } from '../../partners/partner-reply.ts'
import type { RenderedMessage } from '../../partners/rendered-message.ts'
import { VendorCode } from '../../partners/vendor-use.ts'
import { Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { DispatchResult } from '../../transport/transport.ts'
import type { Deps } from '../deps.ts'
import { callIls, replyText } from './call-ils.ts'
import { type CheckDeps, probeTargetOf, type TrialVendor } from './check-partner.ts'
import { isSuccess, readExchange } from './check-steps.ts'
import {
  type CheckedCall,
  harmlessQuestions,
  type Question,
  type Reading,
  untriedCall,
} from './ils-questions.ts'

/** The result of a test of a library's own system. */
export type IlsCheck = {
  readonly library: LibraryCode
  /** `no_question`: no call is on that changes nothing, so nothing was sent. */
  readonly outcome: 'answered' | 'refused' | 'unclear' | 'not_reached' | 'no_question'
  /** What decides; null where nothing was reached. */
  readonly found: AnyReason | null
  /** Every step on the way, in order, of the first call that was tried. */
  readonly steps: readonly CheckStep[]
  /** Every call, in the order of a loan. */
  readonly calls: readonly CheckedCall[]
  /** The first call that was sent, with placeholders for credentials, and the answer. */
  readonly sentMessage: string | null
  readonly answer: string | null
}

type Tried = {
  readonly call: Call
  readonly message: RenderedMessage
  readonly result: DispatchResult
  readonly milliseconds: number
  readonly read: () => Reading
}

const tryCall = async (
  deps: CheckDeps & Pick<Deps, 'ils'>,
  connection: IlsConnection,
  { call, message, read }: Question,
): Promise<Tried> => {
  const start = deps.clock()
  const result = await callIls(deps, connection, message)
  return {
    call,
    message,
    result,
    milliseconds: deps.clock() - start,
    read: () =>
      result.kind === 'answered'
        ? read(result.answer)
        : { kind: 'unclear', code: 'ils_unclear', facts: { answerText: '–' } },
  }
}

const protocolStep = ({ kind, code, facts }: Reading): CheckStep =>
  checkStep('protocol', kind === 'answered' ? 'passed' : 'failed', code, facts)

/** Returns whether the answer is XML or about the token: some systems send their message with an error of HTTP. */
const holdsMessage = ({ result, read }: Tried): boolean =>
  result.kind === 'answered' && (tokenCodes.includes(read().code) || isXml(result.answer))

const tokenCodes: readonly StepCode[] = ['ils_token_wrong', 'ils_token_missing']

const isXml = ({ body }: WireAnswer): boolean =>
  /^\uFEFF?\s*<(?!!doctype html|html)/i.test(new TextDecoder().decode(body.subarray(0, 200)))

const stepsOf = (tried: Tried, timeout: number, hasCredentials: boolean): readonly CheckStep[] =>
  readExchange({
    result: tried.result,
    milliseconds: tried.milliseconds,
    timeout,
    hasCredentials,
    readProtocol: () => protocolStep(tried.read()),
    hasMessage: holdsMessage(tried),
  })

/** Says of a step that it is one of the library’s own system, for its remedy. */
const ofOwnSystem = (step: CheckStep): CheckStep => ({ ...step, facts: { ...step.facts, system: 'own' } })

/** Describes the result of a call, by the last step that was reached. */
const callOf = ({ ils }: Pick<Deps, 'ils'>, call: Call, step: CheckStep | undefined): CheckedCall => ({
  call,
  service: ils.serviceOf(call),
  result: step?.result === 'passed' ? 'passed' : 'failed',
  ...(step === undefined ? { found: null, remedy: null } : reasonsOfStep(step)),
})

const outcomeOf = (tried: Tried): IlsCheck['outcome'] => {
  if (tried.result.kind !== 'answered') return 'not_reached'
  return isSuccess(tried.result.answer.status) ? tried.read().kind : 'refused'
}

/** Returns a connection as it would be with the settings of a vendor. `Problem` invalid_input where it has none for own systems. */
const withVendor = (connection: IlsConnection, vendor: TrialVendor): IlsConnection => {
  const vendorSettings = ilsSettingsIn(vendor)
  if (vendorSettings === undefined)
    throw new Problem('invalid_input', reason('problem.vendor_for_another_protocol', { protocol: 'ils' }))
  return { ...connection, dialect: VendorCode.parse(vendor.code ?? 'standard'), vendorSettings }
}

/**
 * Tries the calls of a library's own system that change nothing, LookupUser and LookupItem of ids that cannot exist, and
 * says of each other call what it needs. Nothing is kept.
 *
 * @param vendor a vendor document that is not stored, whose settings hold for this test
 * @returns each step on the way, and each call. `Problem` not_found for an unknown library, not_allowed_now for
 *   one without a system of its own
 */
export const checkIls = async (
  deps: CheckDeps & Pick<Deps, 'ils'>,
  code: LibraryCode,
  vendor?: TrialVendor,
): Promise<IlsCheck> => {
  const snapshot = await deps.configuration.snapshot()
  const library = snapshot.library(code)
  const stored = snapshot.ils(code)
  if (stored === null)
    throw new Problem('not_allowed_now', reason('problem.library_without_ils', { library: code }))
  const connection = vendor === undefined ? stored : withVendor(stored, vendor)
  const questions = harmlessQuestions(deps, connection, library)
  const [first] = questions
  const untried = (call: Call): CheckedCall => untriedCall(deps, connection, call)
  if (first === undefined)
    return {
      library: code,
      outcome: 'no_question',
      found: reason('ils_call.no_question'),
      steps: withSkippedSteps([]),
      calls: calls.map(untried),
      sentMessage: null,
      answer: null,
    }
  const route = deps.ils.route(first.message.content, first.message.contentType, connection)
  const target = probeTargetOf(route, connection.allowPrivateNetwork)
  const probed = (target === null ? [] : ((await deps.probeConnection?.(target)) ?? [])).map(ofOwnSystem)
  const broken = probed.find(({ result }) => result === 'failed')
  if (broken !== undefined)
    return {
      library: code,
      outcome: 'not_reached',
      found: reasonsOfStep(broken).found,
      steps: withSkippedSteps(probed),
      calls: calls.map((call) =>
        questions.some((question) => question.call === call) ? callOf(deps, call, broken) : untried(call),
      ),
      sentMessage: first.message.content,
      answer: null,
    }
  const tried: Tried[] = []
  for (const question of questions) tried.push(await tryCall(deps, connection, question))
  const [firstTried = await tryCall(deps, connection, first)] = tried
  const exchangeSteps = (each: Tried): readonly CheckStep[] =>
    stepsOf(each, route.timeout, route.secrets.length > 0).map(ofOwnSystem)
  const checked = tried.map((each) => callOf(deps, each.call, exchangeSteps(each).at(-1)))
  const failed = tried.find((each) => outcomeOf(each) !== 'answered') ?? firstTried
  return {
    library: code,
    outcome: outcomeOf(failed),
    found: callOf(deps, failed.call, exchangeSteps(failed).at(-1)).found,
    steps: withSkippedSteps([...probed, ...exchangeSteps(firstTried)]),
    calls: calls.map((call) => checked.find((each) => each.call === call) ?? untried(call)),
    sentMessage: first.message.content,
    answer: replyText(deps, firstTried.result)?.slice(0, 20_000) ?? null,
  }
}
