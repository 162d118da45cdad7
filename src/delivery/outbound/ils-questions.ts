import type { Library } from '../../borrowing/library.ts'
import type { StepCode, StepFacts } from '../../connection-test/step.ts'
import type { Call } from '../../ils/calls.ts'
import type { IlsConnection } from '../../ils/connection.ts'
import type { ItemLookup, UnclearBecause, UserAnswer } from '../../ils/ils.ts'
import { impossibleId } from '../../partners/impossible-id.ts'
import type { WireAnswer } from '../../partners/partner-reply.ts'
import type { RenderedMessage } from '../../partners/rendered-message.ts'
import { textsOfReason } from '../../translations/map-reason-texts.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { Deps } from '../deps.ts'

/** The result of one call. */
export type CheckedCall = {
  readonly call: Call
  /** Its name in NCIP. */
  readonly service: string
  /** `not_tried`: it would change data. `off`: the settings say that the system does not take it. */
  readonly result: 'passed' | 'failed' | 'not_tried' | 'off'
  /** What came, or what the call needs. */
  readonly found: AnyReason | null
  readonly remedy: AnyReason | null
}

/** The meaning of an answer to a look-up: the system reads the call, refuses it, or its answer is not understood. */
export type Reading = {
  readonly kind: 'answered' | 'refused' | 'unclear'
  readonly code: StepCode
  readonly facts: StepFacts
}

const answered = (code: StepCode): Reading => ({ kind: 'answered', code, facts: {} })

const codesOfUnclear = { token: 'ils_token_wrong', not_understood: 'ils_not_understood' } as const

/** Reads why an answer says nothing: the token in the address, or the message. */
const unclear = (answerText: AnyReason, because: UnclearBecause | undefined, hasToken: boolean): Reading => {
  const code = because === undefined ? 'ils_unclear' : codesOfUnclear[because]
  return {
    kind: 'unclear',
    code: code === 'ils_token_wrong' && !hasToken ? 'ils_token_missing' : code,
    facts: { answerText },
  }
}

/** Whether it speaks another version, some systems say in their own words only. */
const refused = (answerText: AnyReason): Reading => ({
  kind: 'refused',
  code: textsOfReason(answerText).some((text) => /\bversion\b/i.test(text))
    ? 'ils_other_version'
    : 'ils_refused',
  facts: { answerText },
})

const readUser = (answer: UserAnswer, hasToken: boolean): Reading => {
  switch (answer.kind) {
    case 'unknown':
      return answered('ils_no_such_patron')
    case 'found':
      return answered('ils_has_patron')
    case 'blocked':
    case 'wrong_pin':
      return answered('ils_refuses_patron')
    case 'away':
      return refused(answer.reason)
    case 'unclear':
      return answer.isRefusal === true
        ? refused(answer.reason)
        : unclear(answer.reason, answer.because, hasToken)
  }
}

const readItem = (answer: ItemLookup, hasToken: boolean): Reading => {
  switch (answer.kind) {
    case 'not_there':
      return answered('ils_no_such_item')
    case 'there':
      return answered('ils_has_item')
    case 'unclear':
      return answer.isUnsupported === true
        ? {
            kind: 'refused',
            code: 'ils_unsupported',
            facts: { answerText: answer.reason },
          }
        : unclear(answer.reason, answer.because, hasToken)
  }
}

/** A call to try: its message, and how its answer is read. */
export type Question = {
  readonly call: Call
  readonly message: RenderedMessage
  readonly read: (answer: WireAnswer) => Reading
}

/** Reads an answer: what it means, or that it is in the words of another dialect, or in another version of NCIP. */
const readAnswer = (
  { ils }: Pick<Deps, 'ils'>,
  { message, read }: Question,
  answer: WireAnswer,
  connection: IlsConnection,
): Reading => {
  const other = ils.otherDialect(answer, connection)
  if (other !== undefined) {
    const { dialect: vendor, name, words: answerText } = other
    return { kind: 'refused', code: 'vendor_recognized', facts: { vendor, name, answerText } }
  }
  const reading = read(answer)
  const version = ils.versionIn(answer.body)
  return reading.kind === 'answered' || version === undefined || version === ils.versionIn(message.content)
    ? reading
    : { ...reading, code: 'ils_other_version' }
}

/** Returns whether something stands at the end of an address that may be a token: Koha’s plugin has its own path before it. */
const endsWithToken = (url: string): boolean => !/^\/$|\/ncip\/?$/.test(new URL(url).pathname)

/** Returns the calls that change nothing, about ids that cannot exist, as far as they are on. */
export const harmlessQuestions = (
  deps: Pick<Deps, 'ils' | 'now'>,
  connection: IlsConnection,
  library: Library,
): readonly Question[] => {
  const hasToken = endsWithToken(connection.url)
  const questions: readonly Question[] = [
    {
      call: 'lookup_user',
      message: deps.ils.askForUser({ id: impossibleId }, library, connection),
      read: (answer) => readUser(deps.ils.readUser(answer, deps.now()), hasToken),
    },
    {
      call: 'lookup_item',
      message: deps.ils.askForItem({ library, connection, id: impossibleId }),
      read: (answer) => readItem(deps.ils.readItem(answer), hasToken),
    },
  ]
  return questions
    .filter(({ call }) => deps.ils.isOn(call, connection))
    .map((question) => ({ ...question, read: (answer) => readAnswer(deps, question, answer, connection) }))
}

/** Says of a call that is not tried what it needs. */
export const untriedCall = (
  { ils }: Pick<Deps, 'ils'>,
  connection: IlsConnection,
  call: Call,
): CheckedCall => {
  const isOn = ils.isOn(call, connection)
  const why = isOn
    ? reason('ils_call.not_tried', { needs: ils.needsOf(call, connection) })
    : reason('ils_call.off')
  return {
    ...{ call, service: ils.serviceOf(call), result: isOn ? 'not_tried' : 'off', remedy: null },
    found: why,
  }
}
