import type { Library } from '../../borrowing/library.ts'
import type { StepWords } from '../../connection-test/say-step.ts'
import type { StepCode, StepFacts } from '../../connection-test/step.ts'
import type { Call } from '../../ils/calls.ts'
import type { IlsConnection } from '../../ils/connection.ts'
import type { ItemLookup, UserAnswer } from '../../ils/ils.ts'
import { impossibleId } from '../../partners/impossible-id.ts'
import type { WireAnswer } from '../../partners/partner-reply.ts'
import type { RenderedMessage } from '../../partners/rendered-message.ts'
import { sentencesIn } from '../../translations/gateway-sentences.ts'
import type { Deps } from '../deps.ts'

/** The result of one call. */
export type CheckedCall = {
  readonly call: Call
  /** Its name in NCIP. */
  readonly service: string
  /** `not_tried`: it would change data. `off`: the settings say that the system does not take it. */
  readonly result: 'passed' | 'failed' | 'not_tried' | 'off'
  /** In words for admins: what came, or what the call needs. */
  readonly detail: string
  readonly remedy: string | null
  /** The same in other languages; left out where there is nothing but English. */
  readonly translations?: { readonly de: StepWords } | undefined
}

/** The meaning of an answer to a look-up: the system reads the call, refuses it, or its answer is not understood. */
export type Reading = {
  readonly kind: 'answered' | 'refused' | 'unclear'
  readonly code: StepCode
  readonly facts: StepFacts
}

const answered = (code: StepCode): Reading => ({ kind: 'answered', code, facts: {} })

const readUser = (answer: UserAnswer): Reading => {
  switch (answer.kind) {
    case 'unknown':
      return answered('ils_no_such_patron')
    case 'found':
      return answered('ils_has_patron')
    case 'blocked':
    case 'wrong_pin':
      return answered('ils_refuses_patron')
    case 'away':
      return {
        kind: 'refused',
        code: 'ils_refused',
        facts: { answerText: sentencesIn('en').say(answer.reason) },
      }
  }
}

const readItem = (answer: ItemLookup): Reading => {
  switch (answer.kind) {
    case 'not_there':
      return answered('ils_no_such_item')
    case 'there':
      return answered('ils_has_item')
    case 'unclear':
      return {
        kind: answer.isUnsupported === true ? 'refused' : 'unclear',
        code: answer.isUnsupported === true ? 'ils_unsupported' : 'ils_unclear',
        facts: { answerText: answer.reason },
      }
  }
}

/** A call to try: its message, and how its answer is read. */
export type Question = {
  readonly call: Call
  readonly message: RenderedMessage
  readonly read: (answer: WireAnswer) => Reading
}

/** Returns the calls that change nothing, about ids that cannot exist, as far as they are on. */
export const harmlessQuestions = (
  deps: Pick<Deps, 'ils' | 'now'>,
  connection: IlsConnection,
  library: Library,
): readonly Question[] =>
  [
    {
      call: 'lookup_user' as const,
      message: deps.ils.askForUser({ id: impossibleId }, library, connection),
      read: (answer: WireAnswer) => readUser(deps.ils.readUser(answer, deps.now())),
    },
    {
      call: 'lookup_item' as const,
      message: deps.ils.askForItem({ library, connection, id: impossibleId }),
      read: (answer: WireAnswer) => readItem(deps.ils.readItem(answer)),
    },
  ].filter(({ call }) => deps.ils.isOn(call, connection))

const german = (detail: string): Pick<CheckedCall, 'translations'> => ({
  translations: { de: { detail, remedy: null } },
})

/** Says of a call that is not tried what it needs. */
export const untriedCall = (
  { ils }: Pick<Deps, 'ils'>,
  connection: IlsConnection,
  call: Call,
): CheckedCall => {
  const untried = { call, service: ils.serviceOf(call), remedy: null }
  if (!ils.isOn(call, connection))
    return {
      ...untried,
      result: 'off',
      detail: 'The settings say that the system does not take this call.',
      ...german('Nach den Einstellungen nimmt das System diesen Aufruf nicht an.'),
    }
  const needs = ils.needsOf(call, connection)
  return {
    ...untried,
    result: 'not_tried',
    detail: `It would change something. It needs ${needs.en}.`,
    ...german(`Er würde etwas ändern. Er braucht ${needs.de}.`),
  }
}
